using Microsoft.EntityFrameworkCore;

public class Orders
{
    private readonly ShopContext db;

    public IQueryable<Order> OfCustomer(string customer)
    {
        // ruleid: csharp-sql-interpolated
        return db.Orders.FromSqlInterpolated($"SELECT * FROM orders WHERE customer = {customer}");
    }

    public Task<int> Cancel(string number)
    {
        // ruleid: csharp-sql-interpolated
        return db.Database.ExecuteSqlInterpolatedAsync($"UPDATE orders SET cancelled = 1 WHERE number = {number}");
    }

    public IQueryable<Order> OfCustomerBound(string customer)
    {
        // ok: csharp-sql-interpolated
        return db.Orders.FromSqlInterpolated($"SELECT * FROM orders WHERE customer = {customer}");
    }
}
