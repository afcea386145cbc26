package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A disk of its own for one folder of the installation; ballast fills it to the last byte until the end. Needs root, for the mount. */
final class FullDisk implements WorldFault {
    private static final int MEBIBYTE = 1 << 20;

    private final String folder;
    private final int mebibytes;

    FullDisk(String folder, int mebibytes) {
        this.folder = folder;
        this.mebibytes = mebibytes;
    }

    @Override
    public Map<String, String> prepare(Path data) throws IOException, InterruptedException {
        Path disk = Files.createDirectories(data.resolve(folder));
        // An installation refuses a folder with other files unless it has this mark.
        Files.writeString(data.resolve("engagement-data"), "format 1\n");
        Path image = image(data);
        WorldFault.run("truncate", "--size=" + mebibytes + "M", image.toString());
        WorldFault.run("mkfs.ext4", "-q", "-m", "0", image.toString());
        WorldFault.run("mount", "-o", "loop", image.toString(), disk.toString());
        Files.delete(disk.resolve("lost+found"));
        return Map.of();
    }

    private static Path image(Path data) {
        return data.resolveSibling("disk.img");
    }

    @Override
    public void begin(Installed installed) throws IOException {
        Path ballast = ballast(installed.data());
        for (int size = MEBIBYTE; size > 0; size /= 2) {
            fill(ballast, size);
        }
        System.out.printf("%d MiB of ballast in %s%n", Files.size(ballast) / MEBIBYTE, folder);
    }

    /** Appends as long as there is room for so many bytes. */
    private static void fill(Path ballast, int size) throws IOException {
        byte[] bytes = new byte[size];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    private Path ballast(Path data) {
        return data.resolve(folder).resolve("ballast");
    }

    @Override
    public void end(Installed installed) throws IOException {
        Files.delete(ballast(installed.data()));
    }

    @Override
    public void tidy(Path data) throws IOException, InterruptedException {
        WorldFault.run("umount", data.resolve(folder).toString());
        Files.delete(image(data));
    }
}
