package org.secf.boot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.secf.client.ClientDefinitions;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationIssuers;
import org.secf.keys.PayloadSeal;
import org.secf.keys.set.KeyRing;
import org.secf.keys.store.MasterMask;
import org.secf.keys.store.StoreFormat;
import org.secf.keyset.KeyDefinitions;
import org.secf.keyset.KeyRingReader;
import org.secf.keyset.Surroundings;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.CallerEndpointFactory;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.DelegationIssuerFactory;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointFactory;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.mechanism.Route;
import org.secf.mechanism.RouteKeys;
import org.secf.propagation.PropagationDefinitions;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.state.OnceStore;

/** Builds what an application defines: stores and key sets first, then the mechanisms and endpoints that use them. */
public final class Boot {

    private final Factories factories;
    private final PropertySource properties;
    private final Consumer<AuditEvent> audit;

    /**
     * Of what there is to build from.
     *
     * @param audit is told of stores that cannot be used any more while the application runs
     */
    public Boot(Factories factories, PropertySource properties, Consumer<AuditEvent> audit) {
        this.factories = factories;
        this.properties = properties;
        this.audit = audit;
    }

    /**
     * Builds what is defined.
     *
     * @param levels definitions level by level, lowest first; a later level overrides single settings of an earlier one, properties override all
     * @throws ConfigurationException when one level defines the same thing twice, or a setting cannot be used
     */
    public Built build(List<List<Definition>> levels, MechanismContext outer) {
        Map<String, List<Definition>> byId = withImplied(merged(levels));
        properties.requireKnown(factories);
        List<Effective> all = new Resolution(byId, new Effective.Outside(properties, outer.expressions())).all();
        MechanismContext shared = remembering(outer);
        Travelling travelling = new Travelling(ofKind(all, PropagationDefinitions.KIND), shared);
        MechanismContext context = travelling.around(shared.with(ring(all, shared)));
        List<BootedGuard> guards = new ArrayList<>();
        List<Booted> mechanisms = mechanisms(all, context, guards);
        List<Endpoint> opened = new ArrayList<>();
        return Built.orStopped(
                opened,
                () -> new Built(
                        mechanisms,
                        endpoints(all, context, opened),
                        guards,
                        context.keys(),
                        outgoing(all, context, travelling)));
    }

    /** What was used once is remembered where the application says, such as in a database that all nodes have in common; else in this process. */
    private static MechanismContext remembering(MechanismContext outer) {
        return outer.parts().find(OnceStore.class).map(once -> outer.with(once)).orElse(outer);
    }

    /** Those and the guards, which are added to {@code guards}: some of these tell a caller, too. */
    private static List<Booted> mechanisms(List<Effective> all, MechanismContext context, List<BootedGuard> guards) {
        List<Booted> mechanisms = new ArrayList<>();
        for (Effective one : all) {
            if (one.first().kind() instanceof MechanismFactory factory) {
                mechanisms.add(booted(one, factory.create(one.settings(), one.parts(), context)));
            } else if (one.first().kind() instanceof MessageGuardFactory factory) {
                guards.add(booted(one, factory, context));
                guardsCaller(one, guards).ifPresent(mechanisms::add);
            }
        }
        return mechanisms;
    }

    private static Built.Outgoing outgoing(List<Effective> all, MechanismContext context, Travelling travelling) {
        ProtectedClients clients = clients(all, context);
        DelegationIssuers issuers = issuers(all, context);
        return new Built.Outgoing(clients, issuers, travelling.identities(context, clients, issuers));
    }

    /** Stores and key sets need no definition where properties tell all of them. */
    private Map<String, List<Definition>> withImplied(Map<String, List<Definition>> byId) {
        KeyDefinitions.ALL.forEach(kind -> properties
                .implied(kind)
                .forEach(definition -> byId.computeIfAbsent(definition.id(), id -> List.of(definition))));
        return byId;
    }

    /** Those for anybody are added to {@code forAnybody} one by one: they may be connected to what has to be closed where a later one fails. */
    private static Built.Endpoints endpoints(List<Effective> all, MechanismContext context, List<Endpoint> forAnybody) {
        forAnybody.addAll(KeyDefinitions.endpoints(ofKind(all, KeyDefinitions.KEYS), context));
        List<CallerEndpoint> forCallers = new ArrayList<>();
        for (Effective one : all) {
            if (one.first().kind() instanceof EndpointFactory factory) {
                forAnybody.add(factory.create(one.settings(), context));
            } else if (one.first().kind() instanceof CallerEndpointFactory factory) {
                forCallers.add(factory.create(one.settings(), context));
            } else if (one.first().kind() instanceof DelegationIssuerFactory factory) {
                factory.endpoint(one.settings(), context).ifPresent(forAnybody::add);
            }
        }
        return new Built.Endpoints(forAnybody, forCallers);
    }

    private static Map<String, List<Definition>> merged(List<List<Definition>> levels) {
        Map<String, List<Definition>> byId = new LinkedHashMap<>();
        for (List<Definition> level : levels) {
            Set<String> here = new HashSet<>();
            for (Definition definition : level) {
                List<Definition> same = byId.computeIfAbsent(definition.id(), id -> new ArrayList<>());
                if (!here.add(definition.id())) {
                    throw twice(same.get(same.size() - 1), definition);
                }
                same.add(definition);
            }
        }
        return byId;
    }

    private KeyRing ring(List<Effective> all, MechanismContext context) {
        Surroundings surroundings = new Surroundings(
                context.clock(),
                ProcessProperties::variable,
                Services.of(StoreFormat.class),
                Services.of(MasterMask.class),
                context.resources(),
                ForkJoinPool.commonPool(),
                new StoreLog(context.clock(), context.random(), audit));
        return new KeyRingReader(surroundings)
                .read(ofKind(all, KeyDefinitions.STORE), ofKind(all, KeyDefinitions.KEYS));
    }

    private static ProtectedClients clients(List<Effective> all, MechanismContext context) {
        return ClientDefinitions.clients(
                ofKind(all, ClientDefinitions.CLIENT),
                context,
                Services.of(PayloadSeal.class).stream().findFirst());
    }

    private static DelegationIssuers issuers(List<Effective> all, MechanismContext context) {
        Map<String, DelegationIssuer> issuers = new LinkedHashMap<>();
        for (Effective one : all) {
            if (one.first().kind() instanceof DelegationIssuerFactory factory) {
                issuers.put(one.first().id(), factory.create(one.settings(), context));
            }
        }
        return DelegationIssuers.of(issuers);
    }

    private static Map<String, Settings> ofKind(List<Effective> all, DefinitionKind kind) {
        Map<String, Settings> found = new LinkedHashMap<>();
        all.stream()
                .filter(one -> one.first().kind().equals(kind))
                .forEach(one -> found.put(one.first().name(), one.settings()));
        return found;
    }

    private static Booted booted(Effective one, Mechanism mechanism) {
        Route route = new Route(
                one.first().id(),
                mechanism,
                one.settings().get(RouteKeys.PATHS),
                one.settings().get(RouteKeys.PRIORITY),
                one.origin());
        return new Booted(route, one.settings(), one.parts(), one.qualifiers());
    }

    /** The mechanism of the guard that was built last. */
    private static Optional<Booted> guardsCaller(Effective one, List<BootedGuard> guards) {
        return guards.get(guards.size() - 1).guard().mechanism().map(mechanism -> booted(one, mechanism));
    }

    private static BootedGuard booted(Effective one, MessageGuardFactory factory, MechanismContext context) {
        String id = one.first().id();
        return new BootedGuard(id, factory.create(id, one.settings(), context), one.origin());
    }

    private static ConfigurationException twice(Definition one, Definition other) {
        return new ConfigurationException("%s is defined twice: %s; %s. Remove one, or give one of them a name."
                .formatted(one.id(), one.origin(), other.origin()));
    }
}
