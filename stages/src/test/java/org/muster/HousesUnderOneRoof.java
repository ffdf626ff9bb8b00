package org.muster;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/// Stages are the direct sub-packages. Of Operate the houses are open at their own root, too: they
/// know nothing of each other, and the stage's root has nothing that both need.
public final class HousesUnderOneRoof implements ApplicationModuleDetectionStrategy {
  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
    return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
  }

  @Override
  public NamedInterfaces detectNamedInterfaces(
      JavaPackage stage, ApplicationModuleInformation information) {
    NamedInterfaces root =
        ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(stage, information);
    return stage.getName().equals("org.muster.operate")
        ? root.and(NamedInterfaces.builder(stage).matching("guard", "evacuation").build())
        : root;
  }
}
