package dev.engagement.tests.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of a module, with the module's other packages that each one uses. */
public final class Flow {
    private static final String ROOT = "(root)";

    private Flow() {}

    /** Returns the flow of the compiled code; packages are named without {@code root}, which is {@code (root)} itself. */
    public static SortedMap<String, SortedSet<String>> of(JavaClasses classes, String root) {
        SortedMap<String, SortedSet<String>> flow = new TreeMap<>();
        for (JavaClass one : classes) {
            SortedSet<String> seen = flow.computeIfAbsent(name(one, root), any -> new TreeSet<>());
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().equals(root)
                        || target.getPackageName().startsWith(root + ".")) {
                    seen.add(name(target, root));
                }
            }
            seen.remove(name(one, root));
        }
        return flow;
    }

    private static String name(JavaClass one, String root) {
        return one.getPackageName().equals(root) ? ROOT : one.getPackageName().substring(root.length() + 1);
    }

    /** Returns the flow of a module as {@code docs/architecture.md} lists it. */
    public static SortedMap<String, SortedSet<String>> documented(String module) {
        SortedMap<String, SortedSet<String>> flow = new TreeMap<>();
        boolean inside = false;
        for (String line : lines()) {
            if (line.startsWith(module + " (")) {
                inside = true;
            } else if (inside && line.startsWith("  ")) {
                String[] words = line.strip().split(" +");
                flow.put(words[0], new TreeSet<>(Arrays.asList(words).subList(1, words.length)));
            } else if (inside) {
                return flow;
            }
        }
        return flow;
    }

    /** Returns the arrows of {@code actual} that {@code documented} does not lead along, as {@code a → b}. */
    static List<String> against(
            SortedMap<String, SortedSet<String>> documented, SortedMap<String, SortedSet<String>> actual) {
        List<String> against = new ArrayList<>();
        actual.forEach((from, targets) -> {
            Set<String> reached = reached(documented, from);
            targets.stream().filter(to -> !reached.contains(to)).forEach(to -> against.add(from + " → " + to));
        });
        return against;
    }

    private static Set<String> reached(SortedMap<String, SortedSet<String>> flow, String from) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(flow.getOrDefault(from, new TreeSet<>()));
        while (!next.isEmpty()) {
            String one = next.pop();
            if (reached.add(one)) {
                next.addAll(flow.getOrDefault(one, new TreeSet<>()));
            }
        }
        return reached;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(docs().resolve("architecture.md"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Returns the project's folder {@code docs}. */
    public static Path docs() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/architecture.md"))) {
                return folder.resolve("docs");
            }
        }
        throw new IllegalStateException("docs/architecture.md is in no folder above this one");
    }
}
