package dev.engagement.reporting;

import dev.engagement.contract.OpenApiContract;
import dev.engagement.web.access.Matrix;
import java.util.Map;
import java.util.Set;

class OpenApiTest extends OpenApiContract {
    OpenApiTest() {
        super("dev.engagement.reporting", "contracts/openapi-1.0.yaml");
    }

    @Override
    protected Map<String, Set<String>> roles() {
        return Matrix.roles(Roles.OPERATIONS);
    }
}
