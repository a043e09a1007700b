package io.eternalengine.engine.corehodl;

/**
 * Where the engine stands. Each phase has the transitions that leave it; no other exists.
 *
 * <pre>
 * AWAITING_CAPITAL ──capital──→ INITIALIZING ──program done──→ ACCUMULATING ──sale open──→ REBALANCING
 *                                                                   ↑──── purchase done ──────┘
 * </pre>
 */
sealed interface CoreHodlPhase {
    /** Its name in decisions and snapshots. */
    String name();

    /** Nothing is done before capital is assigned. */
    record AwaitingCapital() implements CoreHodlPhase {
        static final AwaitingCapital INSTANCE = new AwaitingCapital();

        /** The first capital was assigned. */
        Initializing toInitializing() {
            return Initializing.INSTANCE;
        }

        @Override
        public String name() {
            return "AWAITING_CAPITAL";
        }
    }

    /** The daily parts are being bought. */
    record Initializing() implements CoreHodlPhase {
        static final Initializing INSTANCE = new Initializing();

        /** The program is done. */
        Accumulating toAccumulating() {
            return Accumulating.INSTANCE;
        }

        @Override
        public String name() {
            return "INITIALIZING";
        }
    }

    /** Contributions are spent, and weights looked at. */
    record Accumulating() implements CoreHodlPhase {
        static final Accumulating INSTANCE = new Accumulating();

        /** The sale of a rebalancing is open. */
        Rebalancing toRebalancing() {
            return Rebalancing.INSTANCE;
        }

        @Override
        public String name() {
            return "ACCUMULATING";
        }
    }

    /** The overweight asset is sold, and what that brings buys the other one. */
    record Rebalancing() implements CoreHodlPhase {
        static final Rebalancing INSTANCE = new Rebalancing();

        /** No parent order of the rebalancing is open any more. */
        Accumulating toAccumulating() {
            return Accumulating.INSTANCE;
        }

        @Override
        public String name() {
            return "REBALANCING";
        }
    }

    static CoreHodlPhase of(String name) {
        return switch (name) {
            case "AWAITING_CAPITAL" -> AwaitingCapital.INSTANCE;
            case "INITIALIZING" -> Initializing.INSTANCE;
            case "ACCUMULATING" -> Accumulating.INSTANCE;
            case "REBALANCING" -> Rebalancing.INSTANCE;
            default -> throw new IllegalArgumentException("phase is \"" + name + "\": must be one of the four");
        };
    }
}
