package org.secf.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.client.ClientDefinitions;
import org.secf.keyset.KeyDefinitions;
import org.secf.mechanism.CallerEndpointFactory;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.DelegationIssuerFactory;
import org.secf.mechanism.EndpointFactory;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.propagation.PropagationDefinitions;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;

/** What the class path lets an application define: kinds of mechanism, of endpoint, of guard and of issuer, secret stores, key sets and clients. */
public final class Factories {

    /** Mechanisms that live in modules of their own, which an application may leave out while the server's properties speak of them. */
    static final Set<String> IN_OTHER_MODULES =
            Set.of("saml", "saml-token", "saml-delegation", "openid", "bearer", "bsf");

    private final List<DefinitionKind> all;

    public Factories(List<? extends DefinitionKind> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Those that the application's class loader sees; where it sees none, those beside this library, which may lie in an EAR's {@code lib}.
     *
     * @throws ConfigurationException when one is listed that cannot be loaded
     */
    public static Factories find() {
        List<DefinitionKind> all = new ArrayList<>(KeyDefinitions.ALL);
        all.add(ClientDefinitions.CLIENT);
        all.add(PropagationDefinitions.KIND);
        all.addAll(Services.of(MechanismFactory.class));
        all.addAll(Services.of(EndpointFactory.class));
        all.addAll(Services.of(CallerEndpointFactory.class));
        all.addAll(Services.of(MessageGuardFactory.class));
        all.addAll(Services.of(DelegationIssuerFactory.class));
        return new Factories(all);
    }

    /** In the order found. */
    public List<DefinitionKind> all() {
        return all;
    }

    /** The kind of that name. */
    Optional<DefinitionKind> named(String name) {
        return all.stream().filter(factory -> factory.name().equals(name)).findFirst();
    }

    /** For errors: the nearest name, or all there are. */
    String suggestion(String written) {
        List<String> names = all.stream().map(DefinitionKind::name).toList();
        return NearestName.among(names, written)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("the class path offers " + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
