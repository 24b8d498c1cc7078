package org.secf.container;

/** The servers there are. */
final class Servers {

    private Servers() {}

    static Server of(Installation installation) {
        return switch (installation.name()) {
            case "payara-micro" -> new PayaraMicro(installation);
            case "payara-server", "glassfish" -> new GlassFish(installation);
            case "liberty" -> new Liberty(installation);
            case "tomcat" -> new Tomcat(installation);
            default -> throw new IllegalArgumentException("no server is called " + installation.name());
        };
    }
}
