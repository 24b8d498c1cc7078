package org.secf.jaspic;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.RegistrationListener;
import jakarta.security.auth.message.module.ServerAuthModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where modules are registered; the rest of a container's factory is never asked. */
final class RecordingFactory extends AuthConfigFactory {

    final List<ServerAuthModule> modules = new ArrayList<>();
    final Map<String, AuthConfigProvider> providers = new LinkedHashMap<>();

    @Override
    public String registerServerAuthModule(ServerAuthModule module, Object context) {
        modules.add(module);
        return "registration";
    }

    /** As strict as a container may be about what is not there any more. */
    @Override
    public void removeServerAuthModule(Object context) {
        if (modules.isEmpty()) {
            throw new IllegalStateException("no module is registered");
        }
        modules.clear();
    }

    @Override
    public @Nullable AuthConfigProvider getConfigProvider(
            String layer, String appContext, RegistrationListener listener) {
        return null;
    }

    @Override
    public String registerConfigProvider(
            String className, Map<String, String> properties, String layer, String appContext, String description) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String registerConfigProvider(
            AuthConfigProvider provider, String layer, @Nullable String appContext, String description) {
        providers.put(layer + " " + appContext, provider);
        return "registration";
    }

    @Override
    public boolean removeRegistration(String registration) {
        return false;
    }

    @Override
    public String[] detachListener(RegistrationListener listener, String layer, String appContext) {
        return new String[0];
    }

    @Override
    public String[] getRegistrationIDs(AuthConfigProvider provider) {
        return new String[0];
    }

    @Override
    public @Nullable RegistrationContext getRegistrationContext(String registration) {
        return null;
    }

    @Override
    public void refresh() {}
}
