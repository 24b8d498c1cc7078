package org.secf.elytron.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.secf.keys.Secret;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreFormat;
import org.secf.verdict.Verdict;

/** What this one dependency brings is enough for Elytron's credential store, and no more of WildFly is there. */
class StandaloneTest {

    private static Secret secret(String text) {
        return Secret.taking(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bringsAllThatACredentialStoreNeeds() {
        StoreFormat elytron = ServiceLoader.load(StoreFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(format -> format.name().equals("elytron"))
                .findFirst()
                .orElseThrow();
        StoreContents contents = new StoreContents(
                1,
                new TreeMap<>(Map.of(
                        "text", new SecretEntry(secret("s")), "octets", new SecretEntry(Secret.taking(new byte[] {-1
                        })))),
                List.of(),
                List.of());

        Verdict<StoreContents> read = elytron.write(contents, secret("a-master-secret-of-tests"), Optional.empty())
                .then(octets -> elytron.read(octets, secret("a-master-secret-of-tests")));

        assertThat(read.map(found -> List.copyOf(found.entries().keySet())))
                .isEqualTo(Verdict.accepted(List.of("octets", "text")));
        assertThat(read.then(found -> found.secret("text")).map(found -> found.matches(new byte[] {'s'})))
                .isEqualTo(Verdict.accepted(true));
    }

    @Test
    void bringsNoModulesOfWildFly() {
        assertThatThrownBy(() -> Class.forName("org.jboss.modules.Module")).isInstanceOf(ClassNotFoundException.class);
    }
}
