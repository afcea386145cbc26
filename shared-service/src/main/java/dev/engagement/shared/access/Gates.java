package dev.engagement.shared.access;

/** Makes a gate for an operation of this service's table. */
public final class Gates {
    private final Callers callers;
    private final Operations operations;
    private final Limits limits;

    Gates(Callers callers, Operations operations, Limits limits) {
        this.callers = callers;
        this.operations = operations;
        this.limits = limits;
    }

    /** Returns the gate of an operation, by its method and its path as in the table. */
    public Gate of(String method, String path) {
        return operations.all().stream()
                .filter(row -> row.method().equals(method) && row.path().equals(path))
                .findFirst()
                .map(row -> new Gate(callers, limits, row))
                .orElseThrow(() -> new IllegalArgumentException(method + " " + path + " is in no table"));
    }
}
