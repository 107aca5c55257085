package gradus.organizations;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;

/** Tells Hibernate which rows a session may see. Nobody is root: there is no session that sees every organization. */
@PersistenceUnitExtension
@ApplicationScoped
class OrganizationResolver implements TenantResolver {

    private final Tenancy tenancy;

    OrganizationResolver(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    @Override
    public String getDefaultTenantId() {
        throw new IllegalStateException("There is no default organization");
    }

    @Override
    public String resolveTenantId() {
        return tenancy.current();
    }
}
