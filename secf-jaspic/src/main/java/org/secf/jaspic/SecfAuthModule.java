package org.secf.jaspic;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;

/** The way into a container by Jakarta Authentication. */
final class SecfAuthModule implements ServerAuthModule {

    private static final String IS_MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";
    private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

    private final Authentication authentication;
    private final Predicate<HttpServletRequest> demandsCaller;
    private volatile @Nullable CallbackHandler handler;

    /** For an application that says itself where it needs a caller. */
    SecfAuthModule(Authentication authentication) {
        this(authentication, request -> false);
    }

    /**
     * For any application.
     *
     * @param demandsCaller whether a request needs a caller even if its application does not say so
     */
    SecfAuthModule(Authentication authentication, Predicate<HttpServletRequest> demandsCaller) {
        this.authentication = authentication;
        this.demandsCaller = demandsCaller;
    }

    /** Policies and options may be null; nothing is read from them. */
    @Override
    public void initialize(
            @Nullable MessagePolicy requestPolicy,
            @Nullable MessagePolicy responsePolicy,
            @Nullable CallbackHandler handler,
            @Nullable Map<String, Object> options) {
        this.handler = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    @Override
    public AuthStatus validateRequest(MessageInfo info, Subject client, @Nullable Subject service)
            throws AuthException {
        HttpServletRequest request = (HttpServletRequest) info.getRequestMessage();
        HttpServletResponse response = (HttpServletResponse) info.getResponseMessage();
        boolean isProtected =
                Boolean.parseBoolean(String.valueOf(info.getMap().get(IS_MANDATORY))) || demandsCaller.test(request);
        Admission admission = authentication.authenticate(request, response, isProtected);
        if (isProtected && admission.outcome() instanceof Outcome.Abstained) {
            admission = authentication.requireCaller(request, response);
        }
        AuthStatus status = tell(admission.outcome().fold(new Table(client)), info);
        if (admission.outcome() instanceof Outcome.Established) {
            info.setRequestMessage(admission.request());
            info.setResponseMessage(admission.response());
        }
        return status;
    }

    @Override
    public AuthStatus secureResponse(MessageInfo info, @Nullable Subject service) throws AuthException {
        try {
            Completion.of(
                    (HttpServletRequest) info.getRequestMessage(), (HttpServletResponse) info.getResponseMessage());
            return AuthStatus.SEND_SUCCESS;
        } catch (IOException e) {
            throw (AuthException) new AuthException("The response cannot be sent: " + e).initCause(e);
        }
    }

    @Override
    public void cleanSubject(MessageInfo info, @Nullable Subject subject) {
        authentication.logout((HttpServletRequest) info.getRequestMessage());
        // Open Liberty hands out a read-only one, and forgets it by itself.
        if (subject != null && !subject.isReadOnly()) {
            subject.getPrincipals().clear();
        }
    }

    @SuppressWarnings("unchecked") // the map is raw in the interface; its keys are texts
    private AuthStatus tell(Answer answer, MessageInfo info) throws AuthException {
        if (answer.callbacks().isEmpty()) {
            return answer.status();
        }
        CallbackHandler container = handler;
        if (container == null) {
            throw new AuthException("initialize was not called with a callback handler");
        }
        try {
            container.handle(answer.callbacks().toArray(Callback[]::new));
        } catch (IOException | UnsupportedCallbackException e) {
            throw (AuthException) new AuthException("The container does not take the caller: " + e).initCause(e);
        }
        answer.authType().ifPresent(type -> info.getMap().put(AUTH_TYPE, type));
        return answer.status();
    }

    private record Answer(AuthStatus status, List<Callback> callbacks, Optional<String> authType) {

        private static Answer of(AuthStatus status, Callback... callbacks) {
            return new Answer(status, List.of(callbacks), Optional.empty());
        }
    }

    /** The reaction table. */
    private record Table(Subject client) implements Outcome.Reactions<Answer> {

        @Override
        public Answer established(Outcome.Established outcome) {
            Caller caller = outcome.caller();
            return new Answer(
                    AuthStatus.SUCCESS,
                    List.of(
                            new CallerPrincipalCallback(client, caller),
                            new GroupPrincipalCallback(client, caller.groups().toArray(String[]::new))),
                    Optional.of(Authentication.authType(caller)));
        }

        @Override
        public Answer loggedIn(Outcome.LoggedIn outcome) {
            return Answer.of(AuthStatus.SEND_CONTINUE);
        }

        @Override
        public Answer replied(Outcome.Replied outcome) {
            return Answer.of(AuthStatus.SEND_CONTINUE);
        }

        /** A null principal stands for nobody, as the callback's contract says. */
        @Override
        public Answer abstained() {
            return Answer.of(AuthStatus.SUCCESS, new CallerPrincipalCallback(client, (Principal) null));
        }

        /** Not {@code SEND_FAILURE}: after that, Open Liberty runs a resource that is open to everybody, though the answer is already sent. */
        @Override
        public Answer refused(Outcome.Refused outcome) {
            return Answer.of(AuthStatus.SEND_CONTINUE);
        }
    }
}
