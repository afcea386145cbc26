package dev.engagement.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.contract.RawHttp.RawAnswer;
import dev.engagement.tests.contract.RawHttp.Sent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Sends a service hostile requests: no answer may be a fault of the service, and its log must stay quiet. */
public final class Barrage {
    private static final int FAULT = 500;
    private static final int LEAST_REFUSAL = 400;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int SHOWN = 20;

    private Barrage() {}

    /**
     * Sends that many requests of a {@link Fuzzer}, and checks each answer.
     *
     * @param more operations that no document names, with the names of their query parameters
     */
    public static void send(int port, int count, long seed, Map<String, List<String>> more) throws IOException {
        Fuzzer fuzzer = new Fuzzer(new OpenApi(Document.resource("static/openapi.yaml")), more, new Random(seed));
        List<String> wrong = new ArrayList<>();
        Map<Integer, Integer> answers = new TreeMap<>();
        try (RawHttp http = new RawHttp(port);
                StackTraces traces = new StackTraces()) {
            for (int i = 0; i < count && wrong.size() < SHOWN; i++) {
                Sent sent = fuzzer.next();
                int before = traces.found().size();
                RawAnswer answer = http.exchange(sent);
                answers.merge(answer.status(), 1, Integer::sum);
                if (answer.status() >= FAULT || isNoProblem(answer)) {
                    wrong.add(sent + " answered " + answer.status() + " " + answer.type() + " " + answer.body());
                }
                traces.found().stream().skip(before).forEach(trace -> wrong.add(sent + " left " + trace));
            }
        }
        System.out.println("Seed " + seed + ": " + count + " requests, answers by status " + answers);
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    /** Returns whether a refusal lacks its reason: a problem for programs, a view for people; a client that accepts neither gets none. */
    private static boolean isNoProblem(RawAnswer answer) {
        return answer.status() >= LEAST_REFUSAL
                && answer.status() != NOT_ACCEPTABLE
                && !answer.type().equals("application/problem+json")
                && !(answer.type().equals("text/html") && answer.body().contains("<main id=\"main\">"));
    }
}
