package org.secf.jaspic;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;
import org.secf.settings.ConfigurationException;

/**
 * Asks a closed guard, as a container does, about a request that nobody sent. What it needs is loaded by that: after the drop-in is gone its class loader loads nothing any
 * more, and a guard that fails is not the same as one that refuses.
 */
final class Rehearsal implements MessageInfo {

    private static final String LAYER = "HttpServlet";
    private static final String NAME = "SEC_CF rehearsal";

    private final Map<String, Object> map = new HashMap<>();
    private Object request = nothing(HttpServletRequest.class);
    private Object response = nothing(HttpServletResponse.class);

    private Rehearsal() {}

    static void of(Guard closed) {
        try {
            Rehearsal message = new Rehearsal();
            closed.getClientAuthConfig(LAYER, NAME, null);
            closed.refresh();
            ServerAuthConfig config = closed.getServerAuthConfig(LAYER, NAME, null);
            config.getMessageLayer();
            config.getAppContext();
            config.isProtected();
            config.refresh();
            ServerAuthContext context = config.getAuthContext(config.getAuthContextID(message), null, Map.of());
            Subject client = new Subject();
            context.validateRequest(message, client, null);
            context.secureResponse(message, null);
            context.cleanSubject(message, client);
        } catch (AuthException e) {
            throw new ConfigurationException("The drop-in cannot refuse requests: " + e, e);
        }
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                Rehearsal.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(method.getReturnType())));
    }

    /** There is a session, and a login in it to be forgotten. */
    private static @Nullable Object answer(Class<?> type) {
        if (type == HttpSession.class) {
            return nothing(HttpSession.class);
        }
        if (type == Enumeration.class) {
            return Collections.enumeration(List.of(Sessions.ATTRIBUTE + "rehearsal"));
        }
        return type == boolean.class ? false : null;
    }

    @Override
    public Object getRequestMessage() {
        return request;
    }

    @Override
    public Object getResponseMessage() {
        return response;
    }

    @Override
    public void setRequestMessage(Object request) {
        this.request = request;
    }

    @Override
    public void setResponseMessage(Object response) {
        this.response = response;
    }

    @Override
    public Map<String, Object> getMap() {
        return map;
    }
}
