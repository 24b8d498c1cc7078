package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a server makes roles of groups.
 *
 * @param server its own name for itself
 * @param advice what to do where a group does not become the role of its name
 * @param files places in an application where this server looks for a mapping of its own
 */
record RoleMapping(String server, String advice, List<String> files) {

    private static final String ANY = "see how it maps groups to roles, and map each group to the role of its name";

    RoleMapping {
        files = List.copyOf(files);
    }

    static RoleMapping of(ServletContext context) {
        String info = String.valueOf(context.getServerInfo());
        String name = info.toLowerCase(Locale.ROOT);
        if (name.contains("glassfish") || name.contains("payara")) {
            return new RoleMapping(
                    info,
                    "declare it by @DeclareRoles or <security-role>, and map it in WEB-INF/glassfish-web.xml by <security-role-mapping>, or leave that file without any mapping and run"
                            + " asadmin set configs.config.server-config.security-service.activate-default-principal-to-role-mapping=true",
                    List.of("/WEB-INF/glassfish-web.xml", "/WEB-INF/payara-web.xml", "/WEB-INF/sun-web.xml"));
        }
        if (name.contains("wildfly") || name.contains("undertow") || name.contains("jboss")) {
            return new RoleMapping(
                    info,
                    "leave role mappers out of the application's security domain, or map the group there",
                    List.of());
        }
        if (name.contains("websphere") || name.contains("liberty") || name.contains("webcontainer")) {
            return new RoleMapping(
                    info,
                    "map it by <application-bnd> in server.xml, <security-role name=\"…\"><group name=\"…\"/></security-role>, or leave"
                            + " every binding out: then each group is the role of its name",
                    List.of("/META-INF/ibm-application-bnd.xml", "/WEB-INF/ibm-web-bnd.xml"));
        }
        return new RoleMapping(info, ANY, List.of());
    }

    /** What can be said before anybody has logged in. */
    String expectation(ServletContext context) {
        List<String> found = new ArrayList<>();
        for (String file : files) {
            if (speaksOfRoles(context, file)) {
                found.add(file);
            }
        }
        return found.isEmpty()
                ? "%s takes each group for the role of its name; the first login shows whether it does"
                        .formatted(server)
                : "%s maps groups to roles as %s says, and by that alone; the first login shows whether each group is the role of its name"
                        .formatted(server, found);
    }

    private static boolean speaksOfRoles(ServletContext context, String file) {
        try (InputStream in = context.getResourceAsStream(file)) {
            return in != null && new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8).contains("<security-role");
        } catch (IOException e) {
            return false;
        }
    }
}
