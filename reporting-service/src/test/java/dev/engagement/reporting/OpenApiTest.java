package dev.engagement.reporting;

import dev.engagement.contract.OpenApiContract;

class OpenApiTest extends OpenApiContract {
    OpenApiTest() {
        super("dev.engagement.reporting", "contracts/openapi-1.0.yaml");
    }
}
