package org.secf.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL of our own, from the binaries on the class path: on the loopback, in a folder of its own, ended and removed by {@link #close}. It refuses to run as
 * root, so root runs it as nobody.
 */
final class RealPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NOBODY = "65534";

    private final Path folder;
    private final int port;
    private final Process process;

    private RealPostgres(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Unpacks and starts one, and waits until it answers. */
    static RealPostgres start() throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("secf-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpack(folder);
        Path data = Files.createDirectory(folder.resolve("data"));
        if (isRoot()) {
            Files.setOwner(
                    data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        Process made = start(
                folder,
                List.of(
                        "initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        "secf",
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "-N"));
        if (made.waitFor() != 0) {
            throw new IllegalStateException("initdb failed: " + Files.readString(folder.resolve("log")));
        }
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("postgres", "-D", data.toString()));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=off",
                "max_connections=60")) {
            command.addAll(List.of("-c", setting));
        }
        RealPostgres started = new RealPostgres(folder, port, start(folder, command));
        started.awaitAnswer();
        return started;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            // It replaces itself by the command, so that the handle is the server's own.
            whole.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        whole.add(folder.resolve("bin").resolve(command.get(0)).toString());
        whole.addAll(command.subList(1, command.size()));
        return new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream packed = RealPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz")) {
            if (packed == null) {
                throw new IllegalStateException("no binaries of PostgreSQL on the class path");
            }
            TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(packed));
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.resolveSibling("x").getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.resolveSibling("x").getParent());
                    Files.copy(archive, target);
                    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions =
                EnumSet.copyOf(PosixFilePermissions.fromString((mode & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        return permissions;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void awaitAnswer() throws InterruptedException, IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                DriverManager.getConnection(url("postgres")).close();
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String log = Files.readString(folder.resolve("log"));
                    close();
                    throw new IllegalStateException("PostgreSQL does not start: " + log, notYet);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** Where a database is reached. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=secf";
    }

    /** The signal for a fast shutdown: it does not wait for clients. */
    @Override
    public void close() {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            remove(folder);
        } catch (IOException e) {
            throw new IllegalStateException("cannot remove " + folder, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
