package org.secf.keyset;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.store.MasterMask;
import org.secf.keys.store.StoreFormat;
import org.secf.resource.Resources;

/**
 * What stores and key sets are read with.
 *
 * @param clock decides the state of each key
 * @param environment the process's variables
 * @param formats how stores can be written
 * @param masks what reads masked passwords
 * @param resources loads certificates
 * @param executor looks after changed stores
 * @param observer is told of them
 */
public record Surroundings(
        Clock clock,
        Function<String, Optional<String>> environment,
        List<StoreFormat> formats,
        List<MasterMask> masks,
        Resources resources,
        Executor executor,
        StoreObserver observer) {}
