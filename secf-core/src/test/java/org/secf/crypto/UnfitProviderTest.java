package org.secf.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** Jars that are made for another machine, or are not what their names say. */
class UnfitProviderTest {

    @TempDir
    Path folder;

    /** With such a class in the place of Conscrypt's. */
    private void choose(String declaration) throws IOException {
        Path source = folder.resolve("OpenSSLProvider.java");
        Files.writeString(source, "package org.conscrypt; public class OpenSSLProvider " + declaration);
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(failures).isZero();
        RawSetting setting = new RawSetting(CryptoKeys.PROVIDERS.name(), List.of("conscrypt"), "test");
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Crypto.read(
                    Settings.resolve("secf", CryptoKeys.ALL, List.of(new SettingsLayer(List.of(setting)))),
                    application);
        }
    }

    @Test
    void stopsWhereTheNativePartIsMissing() {
        assertThatThrownBy(
                        () -> choose(
                                "extends java.security.Provider { public OpenSSLProvider() { super(\"C\", \"1\", \"\"); throw new UnsatisfiedLinkError(\"no libconscrypt\"); } }"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "secf.crypto.providers (test) names conscrypt, which does not start here: java.lang.UnsatisfiedLinkError: no libconscrypt. Take the org.conscrypt:conscrypt-openjdk-uber that fits this machine, or remove conscrypt from the setting.");
    }

    @Test
    void stopsWhereItOffersNothing() {
        assertThatThrownBy(() -> choose(
                        "extends java.security.Provider { public OpenSSLProvider() { super(\"C\", \"1\", \"\"); } }"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "names conscrypt, which offers none of [RSA-OAEP, SHA256withECDSA, SHA384withECDSA, SHA512withECDSA] here");
    }

    @Test
    void stopsWhereItIsNoProvider() {
        assertThatThrownBy(() -> choose("{}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("names conscrypt, which does not start here: java.lang.ClassCastException");
    }
}
