package org.secf.elytron;

/** What the server has of what this module needs. Names classes as texts, so that this and whoever asks it can be loaded on every server. */
final class Elytron {

    private static final String DOMAIN = "org.wildfly.security.auth.server.SecurityDomain";
    private static final String MODULE = "org.jboss.modules.Module";

    private Elytron() {}

    static boolean isPresent() {
        return isVisible(DOMAIN);
    }

    /** Whether this application may ask which deployments it depends on. */
    static boolean hasModules() {
        return isVisible(MODULE);
    }

    private static boolean isVisible(String type) {
        try {
            Class.forName(type, false, Elytron.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
