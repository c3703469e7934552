package dev.emojistreaming.service.auth.http;

import dev.emojistreaming.service.auth.Principal;
import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Quarkus' form of a {@link Principal}. It has no roles: rights are checked where the room and the
 * user are known.
 */
record PrincipalIdentity(Principal principal) implements SecurityIdentity {

  @Override
  public Principal getPrincipal() {
    return principal;
  }

  @Override
  public boolean isAnonymous() {
    return false;
  }

  @Override
  public Set<String> getRoles() {
    return Set.of();
  }

  @Override
  public boolean hasRole(String role) {
    return false;
  }

  @Override
  public Set<Permission> getPermissions() {
    return Set.of();
  }

  @Override
  public <T extends Credential> @Nullable T getCredential(Class<T> type) {
    return null;
  }

  @Override
  public Set<Credential> getCredentials() {
    return Set.of();
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // Quarkus' signature
  public <T> @Nullable T getAttribute(String name) {
    return null;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  @Override
  public Uni<Boolean> checkPermission(Permission permission) {
    return Uni.createFrom().item(false);
  }
}
