package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secf.integrity.ResponseSignatureFactory;
import org.secf.integrity.SignatureGuardFactory;
import org.secf.keyset.KeyDefinitions;
import org.secf.mechanism.DefinitionKind;
import org.secf.password.BasicMechanismFactory;
import org.secf.settings.SettingsLayer;

class DefinitionTest {

    private static boolean mayAuthenticate(DefinitionKind kind) {
        return new Definition(kind, new SettingsLayer(List.of()), "test").mayAuthenticate();
    }

    @Test
    void ofAMechanismMayTellACaller() {
        assertThat(mayAuthenticate(new BasicMechanismFactory())).isTrue();
        assertThat(mayAuthenticate(new SignatureGuardFactory())).isTrue();
    }

    /** Beside an application's own mechanism they must not bring ours. */
    @Test
    void ofKeysAndOfSignedResponsesTellsNone() {
        assertThat(mayAuthenticate(new ResponseSignatureFactory())).isFalse();
        assertThat(KeyDefinitions.ALL).noneMatch(DefinitionTest::mayAuthenticate);
    }
}
