package org.secf.rules;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;

/** Which package may use which, inside one module. A package that the table does not name is a protocol's: nothing named may use it. */
final class LayerRules {

    private static final Map<String, Integer> CORE = Map.ofEntries(
            Map.entry("verdict", 0),
            Map.entry("identity", 1),
            Map.entry("http", 1),
            Map.entry("message", 1),
            Map.entry("der", 1),
            Map.entry("keys", 1),
            Map.entry("hpke", 1),
            Map.entry("crypto", 1),
            Map.entry("tls", 1),
            Map.entry("state", 1),
            Map.entry("settings", 1),
            Map.entry("resource", 1),
            Map.entry("structured", 1),
            Map.entry("contentdigest", 1),
            Map.entry("signature", 1),
            Map.entry("delegation", 1),
            Map.entry("token", 1),
            Map.entry("mechanism", 2),
            // Bootstrapping is a way to the passwords of Digest.
            Map.entry("gba", 10),
            // To whom is encrypted, is told by signers and published keys.
            Map.entry("confidentiality", 10),
            // What is said of a caller is signed by the key that signs responses, and proved by published keys.
            Map.entry("proxy", 10),
            Map.entry("client", 10),
            // A token for a call may be bound to the key that signs it, and may need one of the application's own.
            Map.entry("propagation", 11));
    private static final Map<String, Integer> SAML = Map.ofEntries(
            Map.entry("model", 0),
            Map.entry("xml", 1),
            Map.entry("chooser", 1),
            Map.entry("opensaml", 1),
            Map.entry("request", 2),
            Map.entry("response", 2),
            Map.entry("metadata", 2),
            Map.entry("soap", 2),
            Map.entry("provider", 3),
            Map.entry("logout", 3),
            Map.entry("artifact", 3),
            Map.entry("ecp", 3),
            Map.entry("", 4),
            Map.entry("delegation", 5));
    private static final Map<String, Integer> WEBAUTHN =
            Map.of("credentials", 0, "ceremony", 0, "webauthn4j", 1, "page", 1, "", 2);
    private static final Map<String, Integer> JASPIC = Map.of("boot", 0, "jaspic", 1);
    private static final int PROTOCOL = 9;

    private LayerRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("core: verdict <- the rest <- mechanism <- protocols", "layers", LayerRules::core),
                new Rule(
                        "saml: model <- opensaml <- {request, response, metadata, soap} <- {logout, artifact, ecp} <- saml <- delegation",
                        "samllayers",
                        LayerRules::saml),
                new Rule(
                        "webauthn: {credentials, ceremony} <- {webauthn4j, page} <- webauthn",
                        "webauthnlayers",
                        LayerRules::webAuthn),
                new Rule("jaspic: boot <- jaspic", "bootlayers", LayerRules::jaspic),
                new Rule("no package cycles in org.secf", "cycle", LayerRules::cycles));
    }

    static List<String> cycles(JavaClasses classes) {
        return slices().matching("org.secf.(**)")
                .should()
                .beFreeOfCycles()
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    private static List<String> core(JavaClasses classes) {
        return upward(classes, "secf-core", "org.secf.", CORE);
    }

    private static List<String> saml(JavaClasses classes) {
        return upward(classes, "secf-saml", "org.secf.saml", SAML);
    }

    private static List<String> webAuthn(JavaClasses classes) {
        return upward(classes, "secf-webauthn", "org.secf.webauthn", WEBAUTHN);
    }

    private static List<String> jaspic(JavaClasses classes) {
        return upward(classes, "secf-jaspic", "org.secf.", JASPIC);
    }

    private static List<String> upward(JavaClasses classes, String module, String root, Map<String, Integer> levels) {
        return Dependencies.texts(classes, (from, to) -> {
            if (!Classes.moduleOf(from).equals(module) || !Classes.moduleOf(to).equals(module)) {
                return false;
            }
            String user = layer(from, root);
            String used = layer(to, root);
            int height = levels.getOrDefault(user, PROTOCOL);
            int other = levels.getOrDefault(used, PROTOCOL);
            return !user.equals(used) && (other > height || (other == PROTOCOL && height == PROTOCOL));
        });
    }

    /** The part of the package name after the module's root; for a fixture, after its module's name. */
    private static String layer(JavaClass type, String root) {
        String name =
                type.getPackageName().replaceFirst("^org\\.secf\\.fixture\\.bad\\.[a-z_]+\\.secf_[a-z]+", "org.secf");
        String rest = name.startsWith(root) ? name.substring(root.length()) : name.substring("org.secf".length());
        return rest.replaceFirst("^\\.", "").replaceFirst("\\..*", "");
    }
}
