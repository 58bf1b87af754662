package dev.signalpost.registry.environment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.UUID;

@Singleton
class EnvironmentStore implements PanacheRepositoryBase<EnvironmentRow, UUID> {}
