package org.secf.jaspic;

import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** What a {@link Guard} says of one application: every message of it goes the same way. */
record GuardConfig(
        Guard guard,
        String layer,
        String appContext,
        @Nullable CallbackHandler handler) implements ServerAuthConfig {

    @Override
    public String getMessageLayer() {
        return layer;
    }

    @Override
    public String getAppContext() {
        return appContext;
    }

    @Override
    public String getAuthContextID(MessageInfo info) {
        return appContext;
    }

    @Override
    public ServerAuthContext getAuthContext(
            String id, @Nullable Subject service, @Nullable Map<String, Object> properties) {
        return new GuardContext(guard, handler);
    }

    @Override
    public boolean isProtected() {
        return true;
    }

    @Override
    public void refresh() {}
}
