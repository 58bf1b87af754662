package dev.signalpost.dialects;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** Stops a service from starting when a resource method does not say what it asks of its caller. */
@Provider
public class EveryRouteDeclares implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        long declarations =
                Stream.of(Requires.class, ForOperator.class, Open.class)
                        .filter(method::isAnnotationPresent)
                        .count();
        if (declarations != 1) {
            throw new IllegalStateException(
                    "%s.%s must carry exactly one of @Requires, @ForOperator and @Open"
                            .formatted(resource.getResourceClass().getName(), method.getName()));
        }
    }
}
