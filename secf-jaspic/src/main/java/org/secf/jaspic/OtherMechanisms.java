package org.secf.jaspic;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.util.List;

/** Mechanisms of Jakarta Security that the container would choose, other than ours. */
final class OtherMechanisms {

    private OtherMechanisms() {}

    static List<String> in(BeanManager beans) {
        return beans.getBeans(HttpAuthenticationMechanism.class).stream()
                .map(Bean::getBeanClass)
                .filter(type -> !type.equals(SecfAuthMechanism.class))
                .map(Class::getName)
                .sorted()
                .toList();
    }
}
