package org.secf.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real SimpleSAMLphp of the operating system, by PHP's own web server, with Alice and Bob; its settings are in a folder of ours. */
public final class SimpleSamlPhp implements AutoCloseable {

    private static final int PORT = 18181;
    private static final String BASE = "http://127.0.0.1:" + PORT;
    private static final Path PAGES = Path.of("/usr/share/simplesamlphp/www");
    private static final int TRIES = 60;

    /** Its entity id, where its metadata is. */
    public static final String ISSUER = BASE + "/saml2/idp/metadata.php";

    /** Where a user logs out. */
    public static final String LOGOUT = BASE + "/saml2/idp/initSLO.php?RelayState=" + BASE + "/logged-out.txt";

    private final Process process;
    private final String metadata;

    private SimpleSamlPhp(Process process, String metadata) {
        this.process = process;
        this.metadata = metadata;
    }

    /**
     * Starts it, and waits until it answers; ends with this Java machine.
     *
     * @param folder for its settings and its log
     * @param certificate the service provider's, as PEM
     * @throws IOException where it is not installed, too: {@code apt-get install simplesamlphp php-cli php-xml}
     */
    public static SimpleSamlPhp running(Path folder, String certificate) throws IOException {
        if (!Files.isDirectory(PAGES)) {
            throw new IOException("no " + PAGES + "; install the packages simplesamlphp, php-cli and php-xml");
        }
        write(Site.emptied(folder), certificate);
        Process process = launch(folder);
        try {
            SimpleSamlPhp started = new SimpleSamlPhp(process, metadata(process, folder));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            return started;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The identity provider's SAML metadata. */
    public String metadata() {
        return metadata;
    }

    private static void write(Path folder, String certificate) throws IOException {
        Path metadata = Files.createDirectories(folder.resolve("metadata"));
        Path keys = Files.createDirectories(folder.resolve("cert"));
        run(
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:3072",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=simplesaml",
                        "-keyout",
                        keys.resolve("idp.pem").toString(),
                        "-out",
                        keys.resolve("idp.crt").toString()),
                folder);
        Files.writeString(folder.resolve("config.php"), """
                <?php
                include '/etc/simplesamlphp/config.php';
                $config['baseurlpath'] = '%1$s/';
                $config['certdir'] = '%2$s/cert/';
                $config['loggingdir'] = '%2$s/';
                $config['datadir'] = '%2$s/';
                $config['tempdir'] = '%2$s/tmp';
                $config['logging.handler'] = 'file';
                $config['auth.adminpassword'] = bin2hex(random_bytes(16));
                $config['secretsalt'] = '%3$s';
                $config['enable.saml20-idp'] = true;
                $config['module.enable'] = ['exampleauth' => true, 'core' => true, 'saml' => true];
                $config['session.cookie.secure'] = false;
                $config['session.cookie.samesite'] = 'Lax';
                $config['store.type'] = 'phpsession';
                $config['session.phpsession.savepath'] = '%2$s/sessions';
                $config['metadata.sources'] = [['type' => 'flatfile', 'directory' => '%2$s/metadata']];
                $config['authproc.idp'] = [];
                $config['timezone'] = 'UTC';
                """.formatted(BASE, folder, "for tests on this machine only"));
        Files.createDirectories(folder.resolve("sessions"));
        Files.writeString(folder.resolve("authsources.php"), """
                <?php
                $config = ['users' => ['exampleauth:UserPass', %s]];
                """.formatted(
                List.of(User.ALICE, User.BOB).stream().map(SimpleSamlPhp::user).collect(Collectors.joining(", "))));
        Files.writeString(metadata.resolve("saml20-idp-hosted.php"), """
                <?php
                $metadata['%1$s'] = [
                  'host' => '__DEFAULT__',
                  'privatekey' => 'idp.pem',
                  'certificate' => 'idp.crt',
                  'auth' => 'users',
                  'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
                  'sign.logout' => true,
                  'validate.authnrequest' => true,
                  'validate.logout' => true,
                  'NameIDFormat' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
                  'authproc' => [3 => ['class' => 'saml:AttributeNameID', 'attribute' => 'uid',
                    'Format' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified']],
                ];
                """.formatted(ISSUER));
        Files.writeString(metadata.resolve("saml20-sp-remote.php"), """
                <?php
                $metadata['%1$s/saml/metadata'] = [
                  'AssertionConsumerService' => '%1$s/saml/acs',
                  'SingleLogoutService' => '%1$s/saml/slo',
                  'certData' => '%2$s',
                ];
                """.formatted(
                        Site.ENABLER, certificate.replaceAll("-----[A-Z ]+-----|\\s", "")));
    }

    private static String user(User user) {
        String groups = user.groups().stream().map(group -> "'" + group + "'").collect(Collectors.joining(", "));
        return "'%s:%s' => ['uid' => ['%1$s'], 'groups' => [%3$s]]".formatted(user.name(), user.password(), groups);
    }

    private static Process launch(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("php", "-S", "127.0.0.1:" + PORT, "-t", PAGES.toString());
        builder.environment().put("SIMPLESAMLPHP_CONFIG_DIR", folder.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("php.log").toFile())
                .start();
    }

    private static void run(List<String> command, Path folder) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(Files.readString(folder.resolve("openssl.log"), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String metadata(Process process, Path folder) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(ISSUER))
                .timeout(Duration.ofSeconds(30))
                .build();
        String last = "nothing";
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                // Not listening yet.
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            requireRunning(process, folder);
        }
        throw new IOException(ISSUER + " answered " + last + "; see " + folder);
    }

    private static void requireRunning(Process process, Path folder) throws IOException {
        try {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IOException("PHP ended with " + process.exitValue() + "; see " + folder.resolve("php.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
