package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.boot.AnnotationSource;
import org.secf.boot.ApplicationKeys;
import org.secf.boot.Boot;
import org.secf.boot.Booted;
import org.secf.boot.Built;
import org.secf.boot.Definition;
import org.secf.boot.Descriptor;
import org.secf.boot.DescriptorSource;
import org.secf.boot.Factories;
import org.secf.boot.PropertySource;
import org.secf.crypto.Crypto;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Routes;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.Associations;

/** Reads what one web application defines, and builds it. */
final class ApplicationStart {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** Set in the drop-in's own WAR, which protects others. */
    private static final String DROP_IN = "org.secf.drop-in";

    private final ServletContext context;
    private final SecfExtension.Found found;
    private final Factories factories = Factories.find();
    private final PropertySource properties = PropertySource.ofProcess();
    private final Surroundings surroundings;

    ApplicationStart(ServletContext context, SecfExtension.Found found) {
        this.context = context;
        this.found = found;
        this.surroundings = Surroundings.of(context);
    }

    Application start() {
        Descriptors descriptors = Descriptors.of(context, new DescriptorSource(factories));
        Settings settings = settings(descriptors);
        List<List<Definition>> levels = levels(descriptors, settings.get(ApplicationKeys.INHERIT));
        Crypto crypto = surroundings.crypto(settings);
        MechanismContext mechanisms = surroundings.forMechanisms(context.getContextPath(), crypto);
        return new Boot(factories, properties, surroundings.audit()::add)
                .build(levels, mechanisms)
                .orStopped(built -> ready(built, settings, mechanisms));
    }

    private Application ready(Built built, Settings settings, MechanismContext mechanisms) {
        List<Booted> booted = built.mechanisms();
        Application application = application(built, mechanisms.associations());
        if (!application.isEmpty()) {
            requireAlone(booted);
            requireSeen(booted);
        }
        CallerFilter.prepare(context, settings, built.keys(), mechanisms.crypto());
        RequestTransport.prepare(context, settings);
        MessageState.prepare(context, settings);
        tell(booted, mechanisms.crypto(), settings.get(ApplicationKeys.PRINT_SETTINGS));
        return application;
    }

    private Settings settings(Descriptors descriptors) {
        List<SettingsLayer> layers = new ArrayList<>();
        Stream.concat(descriptors.shared().stream(), descriptors.own().stream())
                .map(Descriptor::application)
                .forEach(layers::add);
        layers.add(properties.application());
        return Settings.resolve("secf", ApplicationKeys.ALL, layers);
    }

    /** What the EAR says below what the WAR says, and in each annotations below descriptors. */
    private List<List<Definition>> levels(Descriptors descriptors, boolean inherit) {
        List<List<Definition>> levels = new ArrayList<>();
        List<Declared> seen = found.declared().stream()
                .filter(declared -> declared.isSeenBy(context))
                .toList();
        if (inherit) {
            levels.add(annotated(seen, false));
            levels.add(described(descriptors.shared()));
        }
        levels.add(found.declared().isEmpty() ? scanned() : annotated(seen, true));
        levels.add(described(descriptors.own()));
        return levels;
    }

    private List<Definition> annotated(List<Declared> seen, boolean isOwn) {
        return seen.stream()
                .filter(declared -> declared.isOwn(context) == isOwn)
                .map(Declared::definition)
                .toList();
    }

    private List<Definition> scanned() {
        return factories.all().isEmpty()
                ? List.of()
                : new ClassScan(new AnnotationSource(factories), context).definitions();
    }

    private static List<Definition> described(List<Descriptor> descriptors) {
        return descriptors.stream()
                .flatMap(descriptor -> descriptor.definitions().stream())
                .toList();
    }

    private Application application(Built built, Associations associations) {
        List<Booted> booted = built.mechanisms();
        Endpoints endpoints = Endpoints.of(built.endpoints())
                .apartFrom(booted.stream().map(Booted::route).toList());
        Guards guards = Guards.of(built.guards());
        Routes routes = Routes.of(booted.stream()
                .filter(one -> one.qualifiers().isEmpty())
                .map(Booted::route)
                .toList());
        return new Application(
                surroundings.authentication(routes, endpoints, guards),
                qualified(booted, endpoints, guards),
                roleProbe(),
                endpoints,
                built.keys(),
                built.outgoing().clients(),
                built.outgoing().issuers(),
                built.outgoing().identities(),
                associations);
    }

    private Map<String, Authentication> qualified(List<Booted> booted, Endpoints endpoints, Guards guards) {
        Map<String, Authentication> qualified = new LinkedHashMap<>();
        booted.stream()
                .filter(one -> !one.qualifiers().isEmpty())
                .forEach(one -> qualified.put(
                        one.route().id(),
                        surroundings.authentication(Routes.of(List.of(one.route())), endpoints, guards)));
        return qualified;
    }

    private RoleProbe roleProbe() {
        Set<String> roles = new HashSet<>(found.roles());
        roles.addAll(NamedRoles.by(context));
        return new RoleProbe(Deployment.name(context), roles, RoleMapping.of(context));
    }

    /** Of two that stand side by side the server would take one, and which is chance. */
    private static void requireAlone(List<Booted> booted) {
        List<String> others = CdiBridge.otherMechanisms();
        if (!others.isEmpty()) {
            throw new ConfigurationException(
                    "%s (%s) collides with the application's own mechanism %s. Remove one of them, or give ours qualifiers and inject it there."
                            .formatted(
                                    booted.get(0).route().id(),
                                    booted.get(0).route().origin(),
                                    others));
        }
    }

    /** The server would ask for a mechanism, find none and answer every request with an error of its own. */
    private void requireSeen(List<Booted> booted) {
        if (found.hasMechanismBean() && !CdiBridge.isMechanismSeen()) {
            throw new ConfigurationException(
                    "%s (%s) is defined where this WAR sees no beans. Put an empty WEB-INF/beans.xml into the WAR."
                            .formatted(
                                    booted.get(0).route().id(),
                                    booted.get(0).route().origin()));
        }
    }

    private void tell(List<Booted> booted, Crypto crypto, boolean printSettings) {
        String name = Deployment.name(context);
        boolean isDropIn = context.getInitParameter(DROP_IN) != null;
        if (!booted.isEmpty()) {
            LOG.log(Level.INFO, "{0}: {1}", name, RoleMapping.of(context).expectation(context));
            LOG.log(Level.INFO, "SEC_CF signs, verifies and decrypts for {0}: {1}", name, crypto);
        } else if (!found.hasMechanismBean() && !isDropIn) {
            // Whoever deploys us expects logins; an annotation that nobody finds must not go unseen.
            LOG.log(
                    Level.WARNING,
                    "SEC_CF authenticates nobody in {0}: no class that CDI or WEB-INF/classes shows has the annotation of a mechanism,"
                            + " and no secf.xml defines one. If logins are not expected, all is well.",
                    name);
        }
        booted.forEach(one -> tell(name, one, printSettings ? Level.INFO : Level.DEBUG));
    }

    private void tell(String name, Booted one, Level levelOfSettings) {
        LOG.log(
                Level.INFO,
                "SEC_CF authenticates {0} by {1} through {2}, defined by {3}",
                name,
                one.route().id(),
                way(one),
                one.route().origin());
        LOG.log(levelOfSettings, () -> "Effective settings of " + name + ":\n" + one.settings());
        one.parts()
                .values()
                .forEach(part -> LOG.log(levelOfSettings, () -> "Effective settings of " + name + ":\n" + part));
    }

    private String way(Booted one) {
        if (!one.qualifiers().isEmpty()) {
            return "the bean " + one.qualifiers();
        }
        return found.hasMechanismBean() ? "Jakarta Security" : "Jakarta Authentication";
    }
}
