package dev.engagement.tests.contract;

import java.util.List;

/** Values that have broken programs before. */
final class Hostile {
    private static final int MANY = 3_000;

    /** Values that no address may hold. */
    static final List<String> UNREADABLE = List.of(
            "%00",
            "a%00b",
            "%FF",
            "%C0%80",
            "%ED%A0%80",
            "%ED%A0%BD%ED%B8%80",
            "%F4%90%80%80",
            "%",
            "%2",
            "%zz",
            "%u0041",
            "{",
            "|",
            "\"",
            "<script>",
            "\\");

    /** Values that are readable, but beyond what most programs expect. */
    static final List<String> ODD = List.of(
            "",
            "a",
            "1",
            "%EF%BF%BF",
            "%F0%9F%98%80",
            "%25",
            "%2500",
            "%2f",
            "..%2f..%2fetc%2fpasswd",
            "..",
            ".",
            "%2e%2e",
            ";a=b",
            "%3B",
            "%5C",
            "%3Cscript%3E",
            "%0D%0Aa:b",
            "%E2%80%AE",
            "-1",
            "0",
            "501",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "1e400",
            "NaN",
            "2026-10",
            "0000-00",
            "%2B999999999-12",
            "-999999999-01",
            "2026-02-30",
            "%2B999999999-12-31",
            "2026-01-01T00:00:00Z",
            "0000-01-01T00:00:00%2B18:00",
            "9999-12-31T23:59:59.999999999-18:00",
            "%2B1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "PT30M",
            "-P1D",
            "P3650000D",
            "P100000000000D",
            "PT9223372036854775807S",
            "LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIC0geA",
            "MjAyNi0wMS0wMVQwMDowMDowMFogLSAA",
            "MjAyNi0wMS0wMVQwMDowMDowMFogKzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIHg",
            "default@1",
            "default@99999999999999999999",
            "default@%00",
            "any",
            "open",
            "high",
            "csv",
            "parquet",
            "time-to-engage",
            "t:1",
            "person:00000000000000000000000000000000",
            "01890000-0000-7000-8000-000000000000",
            "1-1-1-1-1",
            "x".repeat(MANY));

    /** Prefixes that programs parse further. */
    static final List<String> PREFIXES =
            List.of("service:", "team:", "urgency:", "activity:", "t:", "default@", "person:", "2026-01-01T00:00:00");

    static final List<String> HEADERS = List.of(
            "",
            "*",
            "*/*",
            "a",
            "a/b; c",
            "text/html",
            "application/json;charset=%00",
            "application/json;charset=nope",
            "application/problem+json;q=2",
            "\"1\"",
            "W/\"x",
            "Europe%2FBerlin",
            "%00",
            "%FF",
            "%",
            "\u00ff\u00fe",
            "bytes=0-",
            "bytes=9223372036854775807-",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "x".repeat(MANY));

    static final List<String> BODIES = List.of(
            "",
            "{",
            "{}",
            "[]",
            "null",
            "\"a\"",
            "\0",
            "{\"charter\":\"\\ud800\"}",
            "{\"charter\":\"\\u0000\"}",
            "{\"where\":[\"service:\\udc00\"],\"by\":\"team\"}",
            "{\"charter\":{\"a\":1}}",
            "{\"known\":\"9999-12-31T23:59:59-18:00\"}",
            "{\"from\":\"+1000000000-01-01T00:00:00Z\"}",
            "{\"charter\":[null]}",
            "{\"a\":1e999999999}",
            "{\"a\":" + "1".repeat(MANY) + "}",
            "[".repeat(MANY),
            "{\"a\":".repeat(MANY),
            "charter=%00&known=%FF",
            "charter=default&where=%ED%A0%80",
            "charter=%",
            "a: &a [*a]",
            "charter: default\neffectiveFrom: 2000-01-01T00:00:00Z\nzone: \"\\ud800\"",
            "charter: default\neffectiveFrom: +1000000000-01-01T00:00:00Z\nzone: \"\\0\"",
            "charter: default\nhours: {mon: [\"09:00-25:00\"]}\nholidays: {region: \"\\0\"}",
            "--b\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\nsource: \"\\ud800\"\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"mapping\"; filename=\"\0\"\r\n\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"log\"\r\n\r\n\r\n--b\r\n"
                    + "Content-Disposition: form-data; name=\"mapping\"\r\n\r\n\"\r\n--b--\r\n",
            "{\"specversion\":\"1.0\",\"id\":\"\\ud800\",\"source\":\"/a\",\"type\":\"dev.engagement.request-closed.v1\","
                    + "\"subject\":\"t:1\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{}}",
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"dev.engagement.request-closed.v1\","
                    + "\"subject\":\"t:\\udfff\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{}}");

    private Hostile() {}
}
