package org.secf.boot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;

/** The kinds of mechanism that the class path offers. */
public final class Factories {

    /** Mechanisms that live in modules of their own, which an application may leave out while the server's properties speak of them. */
    static final Set<String> IN_OTHER_MODULES = Set.of("saml", "openid", "bearer");

    private final List<MechanismFactory> all;

    public Factories(List<MechanismFactory> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Those that the application's class loader sees; where it sees none, those beside this library, which may lie in an EAR's {@code lib}.
     *
     * @throws ConfigurationException when one is listed that cannot be loaded
     */
    public static Factories find() {
        return new Factories(Services.of(MechanismFactory.class));
    }

    /** In the order found. */
    public List<MechanismFactory> all() {
        return all;
    }

    /** The mechanism of that name. */
    Optional<MechanismFactory> named(String name) {
        return all.stream().filter(factory -> factory.name().equals(name)).findFirst();
    }

    /** For errors: the nearest name, or all there are. */
    String suggestion(String written) {
        List<String> names = all.stream().map(MechanismFactory::name).toList();
        return NearestName.among(names, written)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("the class path offers " + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
