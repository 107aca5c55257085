package gradus.sandbox.learner;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import gradus.sandbox.gate.Value;

/** Values of the protocol as arguments of the learner's methods. */
final class Conversion {

    /** No way to make this of that. */
    static final int NONE = -1;
    private static final int EXACT = 0;
    private static final int CLOSE = 1;
    private static final int WIDER = 2;
    private static final int ANYTHING = 9;

    private final Handles handles;
    private final NDManager manager;

    Conversion(Handles handles, NDManager manager) {
        this.handles = handles;
        this.manager = manager;
    }

    /** How far the value is from the type: 0 = exactly that, {@link #NONE} = impossible. Nothing is made for it. */
    int cost(Value value, Type type) throws Refused {
        var raw = raw(type);
        if (raw == Object.class && !(value instanceof Value.Null)) {
            return ANYTHING;
        }
        return switch (value) {
            case Value.Null _ -> raw.isPrimitive() ? NONE : EXACT;
            case Value.Flag _ -> raw == boolean.class || raw == Boolean.class ? EXACT : NONE;
            case Value.Whole whole -> Numbers.cost(whole.value(), raw);
            case Value.Real _ -> Numbers.cost(raw);
            case Value.Text _ -> raw == String.class ? EXACT : raw == CharSequence.class ? CLOSE : NONE;
            case Value.Reference reference ->
                raw.isInstance(handles.require(reference.handle()).object()) ? EXACT : NONE;
            case Value.Array array -> raw == NDArray.class ? EXACT : JavaArrays.cost(array, raw);
            case Value.Listing list -> listCost(list, type, raw);
        };
    }

    /** Only for a type that {@link #cost} allowed. */
    Object convert(Value value, Type type) throws Refused {
        var raw = raw(type);
        return switch (value) {
            case Value.Null _ -> null;
            case Value.Flag flag -> flag.value();
            case Value.Whole whole -> Numbers.convert(whole.value(), raw);
            case Value.Real number -> Numbers.convert(number.value(), raw);
            case Value.Text text -> text.value();
            case Value.Reference reference -> handles.require(reference.handle()).object();
            case Value.Array array -> raw == NDArray.class || raw == Object.class
                    ? Tensors.array(array, manager)
                    : JavaArrays.of(array, raw);
            case Value.Listing list -> convertList(list, type, raw);
        };
    }

    private int listCost(Value.Listing list, Type type, Class<?> raw) throws Refused {
        if (raw == NDList.class) {
            return list.elements().stream().allMatch(Value.Array.class::isInstance) ? CLOSE : NONE;
        }
        if (!raw.isArray() && !raw.isAssignableFrom(List.class)) {
            return NONE;
        }
        var worst = raw.isArray() ? WIDER : EXACT;
        for (var element : list.elements()) {
            var cost = cost(element, elementType(type, raw));
            if (cost == NONE) {
                return NONE;
            }
            worst = Math.max(worst, cost);
        }
        return worst;
    }

    private Object convertList(Value.Listing list, Type type, Class<?> raw) throws Refused {
        var elements = new ArrayList<Object>(list.elements().size());
        for (var element : list.elements()) {
            elements.add(convert(element, raw == NDList.class ? NDArray.class : elementType(type, raw)));
        }
        if (raw == NDList.class) {
            return new NDList(elements.stream().map(NDArray.class::cast).toList());
        }
        if (!raw.isArray()) {
            return elements;
        }
        var array = Array.newInstance(raw.getComponentType(), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private static Type elementType(Type type, Class<?> raw) {
        if (raw.isArray()) {
            return raw.getComponentType();
        }
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
                ? raw(generic.getActualTypeArguments()[0])
                : Object.class;
    }

    /** The class of a type; of a wildcard or a variable, Object. */
    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default -> Object.class;
        };
    }
}
