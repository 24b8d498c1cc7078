package org.secf.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Drivers that came with an application, which the platform would go on to know after its end, and with them the whole application. */
final class Drivers {

    private Drivers() {}

    /** Takes back what drivers of that loader did when they were loaded; those of loaders that stay, stay. */
    static void forget(ClassLoader loader) {
        if (isForGood(loader)) {
            return;
        }
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == loader)
                .toList()
                .forEach(Drivers::forget);
    }

    private static void forget(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException isNotLetGo) {
            // Nothing is worse than it was without trying.
        }
    }

    private static boolean isForGood(ClassLoader loader) {
        for (ClassLoader one = ClassLoader.getSystemClassLoader(); one != null; one = one.getParent()) {
            if (one == loader) {
                return true;
            }
        }
        return false;
    }
}
