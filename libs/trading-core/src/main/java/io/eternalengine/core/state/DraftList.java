package io.eternalengine.core.state;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of a state on its way to the next one: it is that of the state until something in it changes, and only then a copy.
 * Most inputs change nothing, and cost no copy.
 */
public final class DraftList<T> extends AbstractList<T> {
    private List<T> list;
    private boolean copied;

    /**
     * Begins as a list that nobody changes.
     *
     * @param unchangeable stays as it is, whatever happens here
     */
    public DraftList(List<T> unchangeable) {
        list = unchangeable;
    }

    /** The list as it stands now, for the next state: the one from which this began, if nothing has changed. */
    public List<T> done() {
        return copied ? List.copyOf(list) : list;
    }

    /** Whether anything has been set, added or removed. */
    public boolean isCopied() {
        return copied;
    }

    @Override
    public T get(int index) {
        return list.get(index);
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public T set(int index, T element) {
        return copy().set(index, element);
    }

    @Override
    public void add(int index, T element) {
        copy().add(index, element);
    }

    @Override
    public T remove(int index) {
        return copy().remove(index);
    }

    private List<T> copy() {
        if (!copied) {
            list = new ArrayList<>(list);
            copied = true;
        }
        return list;
    }
}
