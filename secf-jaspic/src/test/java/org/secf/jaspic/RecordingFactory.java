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
    final Map<String, List<RegistrationListener>> listeners = new LinkedHashMap<>();

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
            String layer, @Nullable String appContext, @Nullable RegistrationListener listener) {
        if (listener != null) {
            listeners
                    .computeIfAbsent(layer + " " + appContext, key -> new ArrayList<>())
                    .add(listener);
        }
        return providers.get(layer + " " + appContext);
    }

    @Override
    public String registerConfigProvider(
            String className, Map<String, String> properties, String layer, String appContext, String description) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String registerConfigProvider(
            AuthConfigProvider provider, String layer, @Nullable String appContext, String description) {
        String id = layer + " " + appContext;
        providers.put(id, provider);
        tell(id, layer, appContext);
        return id;
    }

    /** Listeners go with the registration that they were attached to. */
    private void tell(String id, String layer, @Nullable String appContext) {
        List<RegistrationListener> attached = listeners.remove(id);
        if (attached != null) {
            attached.forEach(listener -> listener.notify(layer, appContext));
        }
    }

    @Override
    public boolean removeRegistration(String registration) {
        boolean isRemoved = providers.remove(registration) != null;
        String[] parts = registration.split(" ", 2);
        tell(registration, parts[0], parts[1]);
        return isRemoved;
    }

    @Override
    public String[] detachListener(RegistrationListener listener, String layer, @Nullable String appContext) {
        listeners.getOrDefault(layer + " " + appContext, new ArrayList<>()).removeIf(listener::equals);
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
