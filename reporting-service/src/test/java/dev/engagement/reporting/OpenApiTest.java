package dev.engagement.reporting;

import dev.engagement.tests.access.Matrix;
import dev.engagement.tests.contract.OpenApiContract;
import java.util.Map;
import java.util.Set;

class OpenApiTest extends OpenApiContract {
    OpenApiTest() {
        super("dev.engagement.reporting", "contracts/openapi-1.0.yaml");
    }

    @Override
    protected Map<String, Set<String>> roles() {
        return Matrix.roles(ReportingRoles.OPERATIONS);
    }
}
