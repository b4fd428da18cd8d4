package ondo.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a call that finds out cheaply whether the client holds its answer already: with an {@code
 * If-None-Match} it pays by {@link Quota#charge} once it has to work, and not before.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Conditional {}
