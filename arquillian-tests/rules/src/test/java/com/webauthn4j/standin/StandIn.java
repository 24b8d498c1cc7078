package com.webauthn4j.standin;

/** Stands in for a library that a rule keeps out, so that the rule can be shown to fail. */
public final class StandIn {}
