import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

class UserDao {
    private EntityManager em;
    private Session session;

    List<User> byName(String name) {
        // ruleid: java-jpa-query-concat
        return em.createQuery("SELECT u FROM User u WHERE u.name = '" + name + "'", User.class).getResultList();
    }

    List<User> byMail(String mail) {
        // ruleid: java-jpa-query-concat
        return session.createQuery("from User where mail = '" + mail + "'").list();
    }

    List<?> report(String order) {
        String sql = "SELECT id, name FROM users ORDER BY " + order;
        // ruleid: java-jpa-query-concat
        return em.createNativeQuery(sql).getResultList();
    }

    int purge(String state) {
        // ruleid: java-jpa-query-concat
        return em.createNativeQuery(String.format("DELETE FROM users WHERE state = '%s'", state)).executeUpdate();
    }

    List<User> bound(String name) {
        // ok: java-jpa-query-concat
        return em.createQuery("SELECT u FROM User u WHERE u.name = :name", User.class)
            .setParameter("name", name)
            .getResultList();
    }

    List<User> joinedConstants(String name) {
        String jpql = "SELECT u FROM User u"
            + " WHERE u.name = :name"
            + " ORDER BY " + User.DEFAULT_ORDER;
        // ok: java-jpa-query-concat
        return em.createQuery(jpql, User.class).setParameter("name", name).getResultList();
    }

    List<User> named(String suffix) {
        // ok: java-jpa-query-concat
        return em.createNamedQuery("User." + suffix, User.class).getResultList();
    }

    List<User> criteria(CriteriaBuilder cb) {
        // ok: java-jpa-query-concat
        return em.createQuery(cb.createQuery(User.class)).getResultList();
    }
}
