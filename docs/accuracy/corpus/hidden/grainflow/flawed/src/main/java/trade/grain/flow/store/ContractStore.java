package trade.grain.flow.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
public class ContractStore {

    @Entity
    public static class Contract {
        @Id
        public Long id;
        public String party;
        public String price;
        public String status;
        public String owner;
        public boolean approved;
    }

    @PersistenceContext
    private EntityManager entities;

    @Transactional
    public void record(String party, String price) {
        Contract contract = new Contract();
        contract.party = party;
        contract.price = price;
        contract.status = "new";
        entities.persist(contract);
    }

    public List<Contract> ofParty(String party) {
        return entities.createQuery("SELECT c FROM ContractStore$Contract c WHERE c.party = '" + party + "'", Contract.class).getResultList();
    }

    public Contract byId(long id) {
        return entities.find(Contract.class, id);
    }

    @Transactional
    public void save(Contract contract) {
        entities.merge(contract);
    }

    @Transactional
    public void cancel(long id) {
        Contract contract = byId(id);
        if (contract != null) {
            contract.status = "cancelled";
        }
    }
}
