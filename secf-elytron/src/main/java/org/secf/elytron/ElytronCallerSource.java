package org.secf.elytron;

import org.secf.identity.Caller;
import org.secf.identity.CallerSource;

/** The caller whom the current identity of the deployment's security domain stands for, where that came from another deployment or server. */
public final class ElytronCallerSource implements CallerSource {

    private final boolean isPresent = Elytron.isPresent();

    /** For the service loader. */
    public ElytronCallerSource() {}

    @Override
    public Caller current() {
        return isPresent ? CurrentIdentity.caller().orElseGet(Caller::nobody) : Caller.nobody();
    }
}
