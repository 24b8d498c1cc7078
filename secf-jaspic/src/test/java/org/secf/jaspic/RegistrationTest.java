package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.auth.message.config.AuthConfigFactory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final String APPLICATION = "server /billing";
    private static final String ID = "HttpServlet " + APPLICATION;

    private final RecordingFactory factory = new RecordingFactory();
    private final Guard guard = guard();
    private final Registration registration = new Registration(guard, APPLICATION);

    @BeforeEach
    void install() {
        AuthConfigFactory.setFactory(factory);
    }

    @AfterEach
    void remove() {
        AuthConfigFactory.setFactory(null);
    }

    private static Guard guard() {
        return new Guard(path -> new Sample().deciding(Sample::established), List.of());
    }

    private void registerAnother() {
        factory.registerConfigProvider(guard(), "HttpServlet", APPLICATION, "the application's own");
    }

    @Test
    void takesItsPlaceBackFromTheApplication() {
        registration.begin();

        registerAnother();
        assertThat(factory.providers.get(ID)).isSameAs(guard);
        registerAnother();
        assertThat(factory.providers.get(ID)).as("again").isSameAs(guard);
    }

    /** A server's own id may be that of the application's module, so that its undeployment removes the guard. */
    @Test
    void comesBackWhenItIsRemoved() {
        registration.begin();

        factory.removeRegistration(ID);

        assertThat(factory.providers.get(ID)).isSameAs(guard);
    }

    @Test
    void makesRoomAfterItsEnd() {
        registration.begin();
        registration.end();

        registerAnother();

        assertThat(factory.providers.get(ID)).isNotSameAs(guard);
        assertThat(factory.listeners.getOrDefault(ID, List.of())).isEmpty();
    }

    /** A server may tell listeners that it was asked to forget. */
    @Test
    void doesNothingAfterItsEndWhoeverTellsIt() {
        registration.begin();
        registration.end();
        registerAnother();

        registration.notify("HttpServlet", APPLICATION);

        assertThat(factory.providers.get(ID)).isNotSameAs(guard);
    }

    /** Two that insist must not go on for ever. */
    @Test
    void stopsWhereAnotherInsistsToo() {
        registration.begin();
        Guard rival = guard();

        new Registration(rival, APPLICATION).begin();

        assertThat(factory.providers.get(ID)).isIn(guard, rival);
    }

    @Test
    void standsForEveryApplication() {
        new Registration(guard, null).begin();

        factory.registerConfigProvider(guard(), "HttpServlet", null, "another");

        assertThat(factory.providers.get("HttpServlet null")).isSameAs(guard);
    }
}
