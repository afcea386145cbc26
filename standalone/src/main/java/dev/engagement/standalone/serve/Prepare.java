package dev.engagement.standalone.serve;

import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.folder.Tree;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.supervise.ClassArchive;
import dev.engagement.standalone.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts everything once, for the launcher's build, to leave class archives that make every later start quick. */
@Command(name = "prepare", hidden = true, description = "Starts everything once, in a temporary folder.")
public final class Prepare implements Callable<Integer> {
    private static final int NOT_DONE = 1;

    private final PrintStream out;

    public Prepare(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path prepared = Installation.prepared(Serve.home());
        Path thrownAway = prepared.resolveSibling("quick-start.data");
        out.println("preparing a quick start: everything is started once, in a temporary folder");
        try {
            try (DataFolder folder = DataFolder.open(thrownAway)) {
                prepare(folder, prepared);
                Tree.delete(folder.path());
            }
            return 0;
        } catch (IOException | Obstacle failed) {
            out.println("that did not work, so first starts will take longer: " + failed.getMessage());
            return NOT_DONE;
        }
    }

    private void prepare(DataFolder folder, Path prepared) throws IOException, InterruptedException {
        // An earlier build's archive may seem to fit this build by date and size alone.
        Tree.delete(prepared);
        Installation installation = new Installation(folder, Serve.home(), Ports.free());
        Supervisor supervisor = new Supervisor(installation.parts(), folder.run(), folder.logs(), line -> {});
        supervisor.clear();
        new Attended(supervisor, out).run(() -> {});
        Path fresh = prepared.resolveSibling("quick-start.new");
        Tree.delete(fresh);
        Files.createDirectories(fresh);
        ClassArchive.gather(folder.path(), fresh);
        Files.move(fresh, prepared);
    }
}
