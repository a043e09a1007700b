package io.eternalengine.engine.funding;

/**
 * Where one asset stands. Each phase has the transitions that leave it; no other exists.
 *
 * <pre>
 * MONITORING ──every condition of an entry holds──→ ENTERING ──legs at rest, hedged──→ COLLECTING
 *     ↑ └── an execution that nobody ordered ──┐      │ a leg failed, or time to leave    │ time to leave
 *     └────────── both legs are closed ───── EXITING ←┴───────────────────────────────────┘
 * </pre>
 */
sealed interface CarryPhase {
    /** Its name in decisions and snapshots. */
    String name();

    /** The engine stands where that of its assets stands that is furthest from rest: the one of the highest rank. */
    int rank();

    /** Nothing is held; an entry is waited for. */
    record Monitoring() implements CarryPhase {
        static final Monitoring INSTANCE = new Monitoring();

        Entering toEntering() {
            return Entering.INSTANCE;
        }

        /** Something was traded that nobody ordered: it is closed. */
        Exiting toExiting() {
            return Exiting.INSTANCE;
        }

        @Override
        public String name() {
            return "MONITORING";
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** Both legs are held, and funding is received. */
    record Collecting() implements CarryPhase {
        static final Collecting INSTANCE = new Collecting();

        Exiting toExiting() {
            return Exiting.INSTANCE;
        }

        @Override
        public String name() {
            return "COLLECTING";
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /** Coins are bought, and hedged as they come. */
    record Entering() implements CarryPhase {
        static final Entering INSTANCE = new Entering();

        Collecting toCollecting() {
            return Collecting.INSTANCE;
        }

        /** A leg failed, nothing was bought, or it is time to leave. */
        Exiting toExiting() {
            return Exiting.INSTANCE;
        }

        @Override
        public String name() {
            return "ENTERING";
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /** Both legs are closed. */
    record Exiting() implements CarryPhase {
        static final Exiting INSTANCE = new Exiting();

        Monitoring toMonitoring() {
            return Monitoring.INSTANCE;
        }

        @Override
        public String name() {
            return "EXITING";
        }

        @Override
        public int rank() {
            return 3;
        }
    }

    static CarryPhase of(String name) {
        return switch (name) {
            case "MONITORING" -> Monitoring.INSTANCE;
            case "COLLECTING" -> Collecting.INSTANCE;
            case "ENTERING" -> Entering.INSTANCE;
            case "EXITING" -> Exiting.INSTANCE;
            default -> throw new IllegalArgumentException("phase is \"" + name + "\": must be one of the four");
        };
    }
}
