package io.eternalengine.engine.tactical;

/**
 * Where a deployment stands. Each phase has the transitions that leave it; no other exists.
 *
 * <pre>
 * DEPLOYING ──all bought──→ HOLDING ──gained, or held long enough──→ RETURNING ──sold──→ over
 *     └────────── risk orders all of it closed ────────────────────────↑
 * </pre>
 */
sealed interface DeploymentPhase {
    /** Its name in decisions and snapshots. */
    String name();

    /** The engine stands where the busiest of its deployments stands: the one of the highest rank. */
    int rank();

    /** All of it is to be sold. */
    Returning toReturning();

    /** Coins are bought. */
    record Deploying() implements DeploymentPhase {
        static final Deploying INSTANCE = new Deploying();

        /** What is left buys nothing more. */
        Holding toHolding() {
            return Holding.INSTANCE;
        }

        @Override
        public String name() {
            return "DEPLOYING";
        }

        @Override
        public int rank() {
            return 2;
        }

        @Override
        public Returning toReturning() {
            return Returning.INSTANCE;
        }
    }

    /** Coins are held until they have gained what they shall, or for the longest time. */
    record Holding() implements DeploymentPhase {
        static final Holding INSTANCE = new Holding();

        @Override
        public String name() {
            return "HOLDING";
        }

        @Override
        public int rank() {
            return 1;
        }

        @Override
        public Returning toReturning() {
            return Returning.INSTANCE;
        }
    }

    /** Everything is sold, and what it brings is for CORE-HODL. */
    record Returning() implements DeploymentPhase {
        static final Returning INSTANCE = new Returning();

        @Override
        public String name() {
            return "RETURNING";
        }

        @Override
        public int rank() {
            return 3;
        }

        /** Ordered again, it goes on. */
        @Override
        public Returning toReturning() {
            return this;
        }
    }

    static DeploymentPhase of(String name) {
        return switch (name) {
            case "DEPLOYING" -> Deploying.INSTANCE;
            case "HOLDING" -> Holding.INSTANCE;
            case "RETURNING" -> Returning.INSTANCE;
            default -> throw new IllegalArgumentException("phase is \"" + name + "\": must be one of the three");
        };
    }
}
