package dev.engagement.standalone;

import dev.engagement.standalone.benchmark.BenchmarkCommand;
import dev.engagement.standalone.connect.Connect;
import dev.engagement.standalone.imports.Import;
import dev.engagement.standalone.keys.KeyCommand;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.report.Report;
import dev.engagement.standalone.serve.Backup;
import dev.engagement.standalone.serve.Prepare;
import dev.engagement.standalone.serve.Restore;
import dev.engagement.standalone.serve.Serve;
import dev.engagement.standalone.subscribe.Subscribe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line {@code ./engagement}. */
@Command(
        name = "engagement",
        description = "Tracks how IT engages with its customers.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Engagement.Version.class,
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = HelpCommand.class)
public final class Engagement {
    private static final int OBSTACLE = 2;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Engagement())
                .addSubcommand(new Serve(System.out, InstantSource.system()))
                .addSubcommand(new Prepare(System.out))
                .addSubcommand(new Backup(System.out, Version.text()))
                .addSubcommand(new Restore(System.out))
                .addSubcommand(new Import(System.out, System.err))
                .addSubcommand(new Report(System.out))
                .addSubcommand(new BenchmarkCommand(System.out))
                .addSubcommand(new Connect(System.out, Serve.home().resolve("docs/connections")))
                .addSubcommand(new Subscribe(System.out))
                .addSubcommand(new KeyCommand(System.out, System.err, InstantSource.system()))
                .setParameterExceptionHandler(Engagement::misused)
                .setExecutionExceptionHandler(Engagement::failed);
    }

    @Command(name = "version", description = "Prints the version.")
    int version() {
        System.out.println(new Version().getVersion()[0]);
        return 0;
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        command.getErr().println(String.valueOf(misuse.getMessage()).strip());
        command.getErr().println("See './engagement help'.");
        return OBSTACLE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof Obstacle obstacle) {
            command.getErr().println(obstacle.getMessage());
            return OBSTACLE;
        }
        throw failure;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"engagement " + text()};
        }

        static String text() {
            Properties built = new Properties();
            try (InputStream in = Engagement.class.getResourceAsStream("/engagement.properties")) {
                built.load(in);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return built.getProperty("version");
        }
    }
}
