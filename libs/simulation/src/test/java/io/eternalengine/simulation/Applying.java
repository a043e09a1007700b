package io.eternalengine.simulation;

/** How inputs are applied to the machines of a world. */
interface Applying {
    Applying UNDISTURBED = new Applying() {
        @Override
        public <I, O> O apply(String who, Machine<I, O> machine, I input) {
            return machine.on().apply(input);
        }
    };

    <I, O> O apply(String who, Machine<I, O> machine, I input);
}
