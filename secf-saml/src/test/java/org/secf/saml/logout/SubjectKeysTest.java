package org.secf.saml.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.saml.model.LogoutSubject;
import org.secf.saml.model.NameId;

class SubjectKeysTest {

    private static final String IDP = "https://idp.example.org";
    private static final SubjectKeys KEYS = new SubjectKeys(IDP, "https://sp.example.org");
    private static final NameId FULL = new NameId(
            "alice",
            Optional.of("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
            Optional.of("https://idp.example.org"),
            Optional.of("https://sp.example.org"),
            Optional.of("ours & <theirs>"));

    private static NameId name(String value) {
        return new NameId(value, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<String> ended(String name, String... sessions) {
        return KEYS.ended(new LogoutSubject(name(name), List.of(sessions)));
    }

    @Nested
    class Match_samlCore_373 {

        @Test
        void differWhereAnythingDiffers() {
            SubjectKeys other = new SubjectKeys("https://other.example.org", "https://sp.example.org");
            Set<String> all = new HashSet<>();
            all.addAll(ended("alice"));
            all.addAll(ended("alice", "all"));
            all.addAll(ended("alice", "_1"));
            all.addAll(ended("alice", ""));
            all.addAll(ended("Alice"));
            all.addAll(ended("alice3 all"));
            all.addAll(ended("bob", "_1"));
            all.add(other.ofAll(name("alice")));
            all.add(KEYS.ofAll(FULL));

            assertThat(all).hasSize(9);
        }

        @Test
        void doNotSayWhoIsMeant() {
            assertThat(ended("alice", "_session").get(0)).doesNotContain("alice", "_session");
        }

        @Test
        void areThoseOfTheLogin() {
            KeptLogin login = new KeptLogin(IDP, name("alice"), List.of("_1", "_2"), Instant.EPOCH);

            assertThat(KEYS.of(login))
                    .containsAll(ended("alice"))
                    .containsAll(ended("alice", "_1", "_2"))
                    .hasSize(3);
        }
    }

    @Nested
    class WhatASessionKeeps {

        @Test
        void isReadAsItWasWritten() {
            KeptLogin login =
                    new KeptLogin(IDP, FULL, List.of("_1", "", "a=b&c"), Instant.parse("2026-06-01T12:00:00.123Z"));

            assertThat(KeptLogin.read(login.details())).contains(login);
        }

        @Test
        void isNoLoginWhereItCannotBeRead() {
            assertThat(KeptLogin.read(Map.of())).isEmpty();
            assertThat(KeptLogin.read(Map.of("name", "alice"))).isEmpty();
            assertThat(KeptLogin.read(Map.of("name", "alice", "issued", "2026-06-01T12:00:00Z")))
                    .as("nobody's")
                    .isEmpty();
            assertThat(KeptLogin.read(Map.of("issuer", IDP, "name", "alice", "issued", "yesterday")))
                    .isEmpty();
        }

        /** SDP-SP29. */
        @Test
        void goesOutWithEveryAttributeThatItCameWith() {
            assertThat(LogoutXml.name(FULL).canonical())
                    .contains(
                            ">alice<",
                            "Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"",
                            " NameQualifier=\"https://idp.example.org\"",
                            "SPNameQualifier=\"https://sp.example.org\"",
                            "SPProvidedID=\"ours &amp; &lt;theirs>\"");
        }
    }
}
