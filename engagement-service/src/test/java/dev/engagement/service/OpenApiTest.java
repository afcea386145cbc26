package dev.engagement.service;

import dev.engagement.contract.OpenApiContract;

class OpenApiTest extends OpenApiContract {
    OpenApiTest() {
        super("dev.engagement.service", "contracts/openapi-1.0.yaml");
    }
}
