package org.secf.testkit;

/** What happens in a login, in this order (saml-profiles §4.1.2). */
enum LoginStep {
    ASK("step 1 of 4, asking for the address"),
    AUTHENTICATE("step 2 of 4, asking the identity provider"),
    DELIVER("step 3 of 4, delivering the response to the enabler"),
    RETURN("step 4 of 4, returning to the address");

    private final String text;

    LoginStep(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
