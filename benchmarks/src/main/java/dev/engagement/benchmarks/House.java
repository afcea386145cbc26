package dev.engagement.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Measures the sources of all modules, read by the JDK's own compiler: sizes, names that several types share, Javadocs that begin as a fragment. */
public final class House {
    /** Most lines of a file that is not listed. */
    private static final int LONG_FILE = 250;

    /** Words that begin a relative clause without its noun. */
    private static final Set<String> FRAGMENTS =
            Set.of("What", "Whose", "Of", "Whom", "That", "As", "Who", "Where", "When");

    private final Path root = Project.root();
    private final List<Sized> files = new ArrayList<>();
    private final List<Sized> methods = new ArrayList<>();
    private final Map<String, Integer> names = new TreeMap<>();
    private final Map<String, Integer> publicNames = new TreeMap<>();
    private final List<String> fragments = new ArrayList<>();
    private int javadocs;
    private int looseMaps;

    private record Sized(int lines, String name) {}

    /** Prints all figures of this project. */
    public static void main(String[] arguments) throws IOException {
        House house = new House();
        house.read(house.sources("src/main/java"));
        house.print(lines(house.sources("src/test/java")));
    }

    private List<Path> sources(String folder) throws IOException {
        String pattern = "[^/]+/" + folder + "/.*\\.java";
        try (Stream<Path> found =
                Files.find(root, 99, (file, any) -> nameOf(file).matches(pattern))) {
            return found.sorted().toList();
        }
    }

    private void read(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (Path source : sources) {
                files.add(new Sized(lines(List.of(source)), nameOf(source)));
            }
            for (CompilationUnitTree unit : task.parse()) {
                new Visit(trees, unit).scan(unit, null);
            }
        }
    }

    private String nameOf(Path source) {
        return root.relativize(source).toString();
    }

    private static int lines(List<Path> sources) throws IOException {
        int lines = 0;
        for (Path source : sources) {
            lines += Files.readAllLines(source).size();
        }
        return lines;
    }

    private void print(int testLines) {
        int mainLines = files.stream().mapToInt(Sized::lines).sum();
        say("%d files, %d lines", files.size(), mainLines);
        printSizes("File", files);
        files.removeIf(file -> file.lines() <= LONG_FILE);
        files.forEach(file -> say("  %d %s", file.lines(), file.name()));
        printSizes("Method", methods);
        printShared("Names of several public types", publicNames, Integer.MAX_VALUE);
        printShared("Names of several types, public or not", names, 20);
        say("Javadocs: %d, of which %d begin as a fragment", javadocs, fragments.size());
        fragments.forEach(fragment -> say("  %s", fragment));
        say("Map<String, Object>: %d", looseMaps);
        say("Main lines: %d, test lines: %d, test to main: %.2f", mainLines, testLines, (double) testLines / mainLines);
    }

    private static void printSizes(String what, List<Sized> things) {
        things.sort(Comparator.comparingInt(Sized::lines));
        Sized longest = things.getLast();
        int median = things.get((things.size() - 1) / 2).lines();
        int p90 = things.get((things.size() * 9 - 1) / 10).lines();
        say("%s lines: median %d, p90 %d, longest %d (%s)", what, median, p90, longest.lines(), longest.name());
    }

    private static void printShared(String what, Map<String, Integer> counted, int limit) {
        counted.values().removeIf(types -> types < 2);
        say("%s: %d", what, counted.size());
        counted.entrySet().stream()
                .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
                .limit(limit)
                .forEach(name -> say("  %d %s", name.getValue(), name.getKey()));
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }

    /** Counts the types, methods and Javadocs of one file. */
    private final class Visit extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String file;

        private Visit(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.unit = unit;
            this.positions = trees.getSourcePositions();
            this.file = nameOf(Path.of(unit.getSourceFile().toUri()));
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String name = tree.getSimpleName().toString();
            if (!name.isEmpty()) {
                names.merge(name, 1, Integer::sum);
                publicNames.merge(name, isPublic(getCurrentPath()) ? 1 : 0, Integer::sum);
            }
            return super.visitClass(tree, nothing);
        }

        /** Returns whether a type and all types around it are public; members of interfaces are so without the word. */
        private static boolean isPublic(TreePath path) {
            TreePath around = path.getParentPath();
            boolean declared = path.getLeaf() instanceof ClassTree type
                    && type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            return around.getLeaf() instanceof ClassTree owner
                    ? isPublic(around) && (declared || owner.getKind() == Tree.Kind.INTERFACE)
                    : declared;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (tree.getBody() != null) {
                int first = lineOf(positions.getStartPosition(unit, tree));
                int last = lineOf(positions.getEndPosition(unit, tree));
                methods.add(new Sized(last - first + 1, file + ":" + first));
            }
            return super.visitMethod(tree, nothing);
        }

        @Override
        public Void visitParameterizedType(ParameterizedTypeTree tree, Void nothing) {
            looseMaps += tree.toString().equals("Map<String, Object>") ? 1 : 0;
            return super.visitParameterizedType(tree, nothing);
        }

        /** Counts Javadocs; every declaration passes here: packages and fields as well as types and methods. */
        @Override
        public Void scan(Tree tree, Void nothing) {
            if (tree != null && getCurrentPath() != null) {
                String text = trees.getDocComment(new TreePath(getCurrentPath(), tree));
                javadocs += text == null ? 0 : 1;
                if (text != null && FRAGMENTS.contains(text.strip().split("\\W+", 2)[0])) {
                    int line = lineOf(positions.getStartPosition(unit, tree));
                    fragments.add("%s:%d %s".formatted(file, line, text.strip().split("\n", 2)[0]));
                }
            }
            return super.scan(tree, nothing);
        }

        private int lineOf(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
