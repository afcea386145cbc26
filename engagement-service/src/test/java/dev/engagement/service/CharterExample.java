package dev.engagement.service;

/** A charter that says everything that one can say. */
final class CharterExample {
    static final String FULL = """
            {"charter":"default","effectiveFrom":"2040-01-01T00:00:00Z","zone":"Europe/Berlin",
             "hours":{"mon":["09:00-12:30","13:30-17:00"],"fri":["22:00-06:00"]},
             "holidays":{"region":"DE-BY","add":["2026-12-24"],"drop":["2026-01-06"]},
             "urgency":{"matrix":{"critical":["critical","high","high","medium"],
                                  "high":["high","high","medium","medium"],
                                  "medium":["high","medium","medium","low"],
                                  "low":["medium","medium","low","low"]}},
             "targets":{"critical":{"engage":"PT15M","own":"PT30M","update-every":"PT1H","resolve":"PT4H"},
                        "high":{"engage":"PT1H","own":"PT2H","update-every":"PT4H","resolve":"PT8H"},
                        "medium":{"engage":"PT4H","own":"PT8H","update-every":"P1D","resolve":"P3D"},
                        "low":{"engage":"PT8H","own":"P1D","update-every":"P3D","resolve":"P10D"}},
             "overrides":[{"activity":"project","targets":{"medium":{"engage":"P1D","update-every":"P7D"}}}],
             "notice":0.2,"warn-before":"PT30M",
             "benchmarks":[{"measure":"time-to-engage","urgency":"high","p50":"PT20M","p90":"PT1H",
                            "name":"external provider X, 2026"}],
             "signatories":["it","sales"],"purpose":"Sales can sell.","values":["We answer."],
             "services":[{"service":"mail","delivers":"Mail that arrives.","hours":{"sat":["10:00-12:00"]},
                          "holidays":{"region":"DE-BE","add":["2026-12-24"],"drop":["2026-03-08"]},
                          "targets":{"high":{"engage":"PT30M"}}}],
             "priorities":"Customers who wait come first.",
             "attainment":{"engage":0.95,"own":0.9,"pace":0.9,"resolve":0.8,"promise":0.9},
             "obligations":[{"waited-on":"customer","answer-within":"PT8H"},{"supplier":"ACME","answer-within":"PT4H"}],
             "restate":false}""";

    private CharterExample() {}
}
